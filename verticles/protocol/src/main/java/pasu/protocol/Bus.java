package pasu.protocol;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event bus, typed: questions are always answered, also by a failure.
 *
 * <p>Handlers registered inside a verticle run on its context and end with it. A failed question is
 * always a {@link Refusal}.
 */
public final class Bus {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Until a question that may be asked again is asked the second, and the third time. */
  private static final List<Duration> RESTS = List.of(Duration.ofSeconds(2), Duration.ofSeconds(3));

  private final EventBus eventBus;
  private final List<Duration> rests;

  public Bus(EventBus eventBus) {
    this(eventBus, RESTS);
  }

  Bus(EventBus eventBus, List<Duration> rests) {
    this.eventBus = eventBus;
    this.rests = rests;
  }

  /**
   * Asks, and waits at most ten seconds for the answer; what is {@link Repeatable} is asked again
   * after two and five, and the first answer counts.
   */
  public <Q extends BusMessage, A extends BusMessage> Future<A> ask(Ask<Q, A> at, Q question) {
    return question instanceof Repeatable
        ? ask(at, question, PATIENCE, rests.iterator())
        : ask(at, question, PATIENCE);
  }

  /** Asks, and fails with a {@link Refusal} of code 503 when nobody answered in time. */
  public <Q extends BusMessage, A extends BusMessage> Future<A> ask(
      Ask<Q, A> at, Q question, Duration patience) {
    long millis = patience.toMillis();
    return eventBus
        .<A>request(at.address(), question, new DeliveryOptions().setSendTimeout(millis))
        .map(Message::body)
        .recover(failure -> Future.failedFuture(refusal(at.address(), failure)));
  }

  private <Q extends BusMessage, A extends BusMessage> Future<A> ask(
      Ask<Q, A> at, Q question, Duration patience, Iterator<Duration> left) {
    Future<A> answer = ask(at, question, patience);
    if (!left.hasNext()) {
      return answer;
    }
    Duration rest = left.next();
    return answer
        .timeout(rest.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                failure instanceof TimeoutException
                    ? first(answer, ask(at, question, patience.minus(rest), left))
                    : Future.failedFuture(failure));
  }

  private static <A> Future<A> first(Future<A> one, Future<A> other) {
    return Future.any(one, other).transform(_ -> other.succeeded() ? other : one);
  }

  /** Answers the questions at an address; completes once everybody can reach it. */
  public <Q extends BusMessage, A extends BusMessage> Future<Void> answer(
      Ask<Q, A> at, Function<Q, Future<A>> answerer) {
    return consumer(at, answerer).completion();
  }

  /** The same until an end, for whoever outlives what it answers for. */
  public <Q extends BusMessage, A extends BusMessage> Future<Void> answer(
      Ask<Q, A> at, Function<Q, Future<A>> answerer, Future<?> end) {
    MessageConsumer<Q> consumer = consumer(at, answerer);
    end.onComplete(_ -> consumer.unregister());
    return consumer.completion();
  }

  /** Tells everybody who listens now. */
  public <M extends BusMessage> void publish(Topic<M> topic, M message) {
    eventBus.publish(topic.address(), message);
  }

  /** Listens to a topic; completes once the whole cluster's messages arrive. */
  public <M extends BusMessage> Future<Void> hear(Topic<M> topic, Consumer<M> listener) {
    return eventBus
        .<M>consumer(topic.address(), message -> listener.accept(message.body()))
        .completion();
  }

  private <Q extends BusMessage, A extends BusMessage> MessageConsumer<Q> consumer(
      Ask<Q, A> at, Function<Q, Future<A>> answerer) {
    return eventBus.consumer(
        at.address(),
        question ->
            Future.succeededFuture()
                .compose(_ -> answerer.apply(question.body())) // compose() also catches throws
                .onSuccess(question::reply)
                .onFailure(failure -> refuse(question, Refusal.of(failure))));
  }

  private static void refuse(Message<?> question, Refusal refusal) {
    question.fail(refusal.code(), refusal.sentence().written());
  }

  private static Refusal refusal(String address, Throwable failure) {
    if (failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return Refusal.heard(reply);
    }
    return Refusal.unavailable(
        "no-answer", "nobody answers at {address}: {why}", address, failure.getMessage());
  }
}
