package pasu.cli.cluster;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.Topic;

/** What a topic told since, in order. */
final class Heard<M extends BusMessage> {

  private static final int PATIENCE_SECONDS = 120;

  private final Topic<M> topic;
  private final BlockingQueue<M> news = new LinkedBlockingQueue<>();

  Heard(Bus bus, Topic<M> topic) {
    this.topic = topic;
    bus.hear(topic, news::add).await();
  }

  /** The next that is as wanted; those before it are forgotten. */
  M await(Predicate<M> wanted) throws InterruptedException {
    M last = next();
    while (!wanted.test(last)) {
      last = next();
    }
    return last;
  }

  private M next() throws InterruptedException {
    M next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError(
          "nothing more at %s for %d s".formatted(topic.address(), PATIENCE_SECONDS));
    }
    return next;
  }
}
