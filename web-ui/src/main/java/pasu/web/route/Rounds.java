package pasu.web.route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Refusal;

/**
 * Asks the door again and again about everybody whose answer goes on, and ends what they may no
 * longer have: live pictures, events, downloads. So whoever is shut out is out within two seconds,
 * also of what they had begun. While nobody can tell, as when the database is down, answers go on
 * for half a minute after the first question without an answer.
 *
 * <p>Belongs to one event loop.
 */
final class Rounds {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration UNKNOWN_AT_MOST = Duration.ofSeconds(30);

  private static final class Running {
    final Row row;
    final Exchange exchange;
    boolean asking;
    @Nullable Instant unknownSince;

    Running(Row row, Exchange exchange) {
      this.row = row;
      this.exchange = exchange;
    }
  }

  private final Door door;
  private final InstantSource clock;
  private final List<Running> running = new ArrayList<>();

  Rounds(Door door, InstantSource clock) {
    this.door = door;
    this.clock = clock;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(PACE.toMillis(), _ -> make());
  }

  /** Looks after an answer until it is over and taken. Edges are looked after by their links. */
  void lookAfter(Row row, Exchange exchange) {
    Principal caller = exchange.caller().principal();
    if (caller != null && caller.role() != Role.EDGE) {
      running.add(new Running(row, exchange));
    }
  }

  /** Somebody asks for more on a connection, hence has taken all that was answered on it. */
  void hear(HttpConnection connection) {
    running.removeIf(it -> it.exchange.isEndedOn(connection));
  }

  private void make() {
    running.removeIf(it -> it.exchange.isTaken());
    List.copyOf(running).forEach(this::ask);
  }

  private void ask(Running it) {
    Instant now = clock.instant();
    if (it.unknownSince != null && it.unknownSince.plus(UNKNOWN_AT_MOST).isBefore(now)) {
      end(it, new Refusal(503, "caller-unsure", "nobody can tell any more who you are; try again"));
      return;
    }
    if (it.asking) {
      return;
    }
    it.asking = true;
    it.unknownSince = it.unknownSince == null ? now : it.unknownSince;
    door.admitAgain(it.row, it.exchange.caller(), it.exchange.id())
        .onComplete(_ -> it.asking = false)
        .onSuccess(caller -> told(it, caller))
        .onFailure(failure -> refused(it, failure));
  }

  private void told(Running it, Caller caller) {
    it.unknownSince = null;
    if (!Objects.equals(caller.principal(), it.exchange.caller().principal())) {
      end(it, new Refusal(403, "rights-changed", "what you may see has changed; ask again"));
    }
  }

  private void refused(Running it, Throwable failure) {
    if (failure instanceof Refusal refusal && !refusal.isTemporary()) {
      end(it, refusal);
    }
  }

  private void end(Running it, Refusal why) {
    running.remove(it);
    log.info("answer ended path={} code={}", it.row.path(), why.code());
    it.exchange.end(why);
  }
}
