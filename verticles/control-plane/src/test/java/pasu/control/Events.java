package pasu.control;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.Topic;

/** What is told on the bus from now on. */
public final class Events {

  private Events() {}

  /** The first message that is as wanted. */
  public static <M extends BusMessage> Future<M> first(
      Vertx vertx, Topic<M> topic, Predicate<M> wanted) {
    Promise<M> promise = Promise.promise();
    new Bus(vertx.eventBus())
        .hear(
            topic,
            message -> {
              if (wanted.test(message)) {
                promise.tryComplete(message);
              }
            })
        .await();
    return promise.future();
  }

  /** Every message, as it comes. */
  public static <M extends BusMessage> List<M> all(Vertx vertx, Topic<M> topic) {
    List<M> messages = new CopyOnWriteArrayList<>();
    new Bus(vertx.eventBus()).hear(topic, messages::add).await();
    return messages;
  }
}
