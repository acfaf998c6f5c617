package pasu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import pasu.bench.simulation.Outcome;
import pasu.measure.Verdict;

/**
 * Simulated streams under the same circumstances, each with a seed of its own.
 *
 * @param name of the circumstances
 */
record LossSeries(String name, List<Outcome> outcomes) {

  /** A burst that swallows each answer of a second looks like a death; it costs a lease. */
  private static final double MISTAKEN = 0.02;

  static LossSeries of(String name, long firstSeed, int times, LongFunction<Outcome> play) {
    return new LossSeries(
        name, LongStream.range(firstSeed, firstSeed + times).parallel().mapToObj(play).toList());
  }

  /** What holds for every clip. */
  List<Verdict> ofClips(double lateSeconds, double bandwidth) {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(none("missing frames", Outcome::missing));
    verdicts.add(none("frames unlike what was captured", Outcome::differing));
    verdicts.add(none("clips not acknowledged", each -> each.acknowledged() ? 0 : 1));
    verdicts.add(
        Verdict.atMost(
            lateSeconds, " s", name, "last frame durable, worst", worst(LossSeries::late)));
    verdicts.add(
        Verdict.atMost(bandwidth, " x", name, "bytes sent, worst", worst(Outcome::bandwidth)));
    verdicts.add(none("frames shown out of order", Outcome::outOfOrder));
    verdicts.add(
        Verdict.atMost(
            outcomes.size() * MISTAKEN, "", name, "agent taken for gone", sum(Outcome::silences)));
    return verdicts;
  }

  /** What holds for viewers. */
  List<Verdict> ofViewers(double share) {
    double seen = sum(Outcome::shownInTime) / sum(Outcome::captured);
    String percent = String.format(Locale.ROOT, "%.3f %%", 100 * seen);
    String goal = String.format(Locale.ROOT, "at least %.1f %%", 100 * share);
    return List.of(
        new Verdict(name, "frames shown within 250 ms", percent, goal, seen >= share),
        none("frames shown out of order", Outcome::outOfOrder));
  }

  private Verdict none(String what, ToDoubleFunction<Outcome> count) {
    return Verdict.atMost(0, "", name, what, sum(count));
  }

  private double sum(ToDoubleFunction<Outcome> count) {
    return outcomes.stream().mapToDouble(count).sum();
  }

  private double worst(ToDoubleFunction<Outcome> figure) {
    return outcomes.stream().mapToDouble(figure).max().orElse(0);
  }

  private static double late(Outcome outcome) {
    return outcome.late().toMillis() / 1e3;
  }
}
