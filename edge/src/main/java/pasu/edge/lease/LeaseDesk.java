package pasu.edge.lease;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.retry.Backoff;
import pasu.protocol.Ask;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;

/**
 * Where leases are asked for until there is one. Belongs to its verticle's context.
 *
 * <p>A refusal that took long is followed by the next question at once, as the control plane has
 * made it wait already; a quick one by a growing pause. No answer in time is no refusal: the
 * question may have gone to one that has just died, or still be waiting for a slot.
 */
public final class LeaseDesk {

  /** Who wants a lease, and takes what was granted for a question. */
  record Wish<Q>(BooleanSupplier still, BiPredicate<Q, Grant> taken, Consumer<Throwable> refused) {}

  private static final Logger log = LoggerFactory.getLogger(LeaseDesk.class);
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Bus bus;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience for one answer
   */
  public LeaseDesk(Vertx vertx, InstantSource clock, Duration patience) {
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Asks again and again; completes when a grant was taken, or none is wanted any more.
   *
   * @param question as it is to be asked now
   */
  <Q extends BusMessage> Future<Void> ask(Ask<Q, Grant> at, Supplier<Q> question, Wish<Q> wish) {
    Request<Q> request = new Request<>(at, question, wish);
    request.ask();
    return request.done.future();
  }

  private final class Request<Q extends BusMessage> {

    private final Ask<Q, Grant> at;
    private final Supplier<Q> question;
    private final Wish<Q> wish;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private final Promise<Void> done = Promise.promise();
    private String reason = "";

    Request(Ask<Q, Grant> at, Supplier<Q> question, Wish<Q> wish) {
      this.at = at;
      this.question = question;
      this.wish = wish;
    }

    void ask() {
      if (!wish.still().getAsBoolean()) {
        done.complete();
        return;
      }
      Instant begun = clock.instant();
      Q asked = question.get();
      bus.ask(at, asked, patience)
          .onSuccess(grant -> granted(asked, grant))
          .onFailure(why -> refused(asked, why, Duration.between(begun, clock.instant())));
    }

    private void granted(Q asked, Grant grant) {
      if (wish.taken().test(asked, grant)) {
        done.complete();
      } else {
        log.info("stale lease granted epoch={}", grant.terms().epoch());
        pause();
      }
    }

    private void refused(Q asked, Throwable failure, Duration after) {
      logOnce(asked, String.valueOf(failure.getMessage()));
      if (after.compareTo(patience) < 0) {
        wish.refused().accept(failure);
      }
      if (after.compareTo(QUICK) < 0) {
        pause();
      } else {
        backoff.afterSuccess();
        ask();
      }
    }

    private void pause() {
      vertx.setTimer(backoff.afterFailure().toMillis(), _ -> ask());
    }

    private String purpose(Q asked) {
      return asked instanceof Detected clip ? "clip " + clip.clip() : "a viewer";
    }

    private void logOnce(Q asked, String now) {
      if (!now.equals(reason)) {
        log.warn("no lease yet for={} error=\"{}\"", purpose(asked), now);
        reason = now;
      }
    }
  }
}
