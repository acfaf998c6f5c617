package pasu.bench.relay;

import java.util.SplittableRandom;

/** Both ways of a bad network; of one edge, or shared by all that are behind one router. */
record Paths(LossyPath there, LossyPath back) {

  static Paths of(Badness badness, SplittableRandom random) {
    return new Paths(
        new LossyPath(badness, random.split()), new LossyPath(badness, random.split()));
  }
}
