package pasu.bench.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** The times at which the edges of a crowd detect somebody. */
final class Detections {

  private Detections() {}

  /**
   * Plays them, and returns after the last one.
   *
   * @param detect is given the edge, from 0
   */
  static void play(Crowd crowd, IntConsumer detect) throws InterruptedException {
    Duration rest = crowd.every().minus(crowd.apart().multipliedBy(crowd.edges()));
    for (int round = 0; round < crowd.detections(); round++) {
      for (int edge = 0; edge < crowd.edges(); edge++) {
        detect.accept(edge);
        sleep(crowd.apart());
      }
      sleep(round + 1 < crowd.detections() ? rest : Duration.ZERO);
    }
  }

  static void sleep(Duration span) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(span.toMillis());
  }
}
