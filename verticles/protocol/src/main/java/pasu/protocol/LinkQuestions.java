package pasu.protocol;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pasu.protocol.LinkWord.Request;

/** What was asked over a link and is not answered yet. Belongs to one context. */
public final class LinkQuestions {

  /** The number of a question whose answer nobody waits for. */
  public static final long NOBODYS = 0;

  private static final int MAX_OPEN = 32;

  private final Duration patience;
  private final Consumer<Request> say;
  private final Map<Long, Promise<BusMessage>> open = new HashMap<>();
  private long count = NOBODYS;

  /**
   * Creates it.
   *
   * @param patience for one answer
   * @param say sends a question over the link
   */
  public LinkQuestions(Duration patience, Consumer<Request> say) {
    this.patience = patience;
    this.say = say;
  }

  /** Fails with a {@link Refusal}, at once where too many questions are open. */
  public <A extends BusMessage> Future<A> ask(BusMessage question, Class<A> wanted) {
    if (open.size() >= MAX_OPEN) {
      return Future.failedFuture(
          Refusal.unavailable("link-busy", "{count} questions are not answered yet", MAX_OPEN));
    }
    long id = ++count;
    Promise<BusMessage> answer = Promise.promise();
    open.put(id, answer);
    say.accept(new Request(id, question));
    return answer
        .future()
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(_ -> open.remove(id))
        .map(wanted::cast)
        .recover(why -> Future.failedFuture(refusal(why)));
  }

  /** Does nothing with an answer nobody waits for. */
  public void answered(long id, Future<BusMessage> answer) {
    Promise<BusMessage> asked = open.remove(id);
    if (asked != null) {
      answer.onComplete(asked);
    }
  }

  /** None of them will be answered any more. */
  public void end(Refusal why) {
    List.copyOf(open.values()).forEach(asked -> asked.tryFail(why));
  }

  private static Refusal refusal(Throwable why) {
    return why instanceof Refusal refusal
        ? refusal
        : Refusal.unavailable(
            "link-silent", "no answer came over the link: {why}", why.getMessage());
  }
}
