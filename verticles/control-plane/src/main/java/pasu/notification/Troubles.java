package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.notification.Notice.Kind;
import pasu.notification.TroubleStore.Trouble;

/**
 * What is wrong now: each trouble is told once when it begins, however often it is heard of, and
 * once when it is over. Kept in SQL, so that this also holds when another control plane goes on.
 * Belongs to one event loop.
 */
final class Troubles {

  private static final Logger log = LoggerFactory.getLogger(Troubles.class);
  private static final int MOST = 10_000;

  private final Vertx vertx;
  private final Database database;
  private final PatientDatabase patient;
  private final InstantSource clock;
  private final Consumer<Notice> tell;
  private final Map<Matter, Set<Kind>> known = new HashMap<>();
  private Future<?> written = Future.succeededFuture();

  Troubles(Vertx vertx, Database database, InstantSource clock, Consumer<Notice> tell) {
    this.vertx = vertx;
    this.database = database;
    this.patient = new PatientDatabase(vertx, database);
    this.clock = clock;
    this.tell = tell;
  }

  /** Goes on with what was wrong before. */
  Future<?> load() {
    return database
        .ask(vertx, TroubleStore::all)
        .onSuccess(all -> all.forEach(it -> of(it.about()).add(it.kind())));
  }

  /** One more thing is wrong. */
  void begin(Matter about, Kind kind) {
    if (known.size() < MOST && of(about).add(kind)) {
      keep(
          transaction ->
              TroubleStore.begin(transaction, new Trouble(about, kind), clock.instant()));
      tell.accept(Notice.trouble(kind, about, clock.instant()));
    }
  }

  void end(Matter about, Kind kind) {
    if (forget(about, kind)) {
      tell.accept(Notice.end(kind, about, clock.instant()));
    }
  }

  /** This is all that is wrong with it. */
  void are(Matter about, Set<Kind> kinds) {
    kinds.forEach(kind -> begin(about, kind));
    copyOf(about).stream().filter(kind -> !kinds.contains(kind)).forEach(kind -> end(about, kind));
  }

  /** It is gone, and with it what was wrong: nobody is told. */
  void forget(Matter about) {
    copyOf(about).forEach(kind -> forget(about, kind));
  }

  /** With whom something is wrong. */
  Set<Matter> matters() {
    return Set.copyOf(known.keySet());
  }

  private boolean forget(Matter about, Kind kind) {
    boolean was = known.getOrDefault(about, Set.of()).contains(kind);
    if (was) {
      keep(transaction -> TroubleStore.end(transaction, new Trouble(about, kind)));
      of(about).remove(kind);
      known.values().removeIf(Set::isEmpty);
    }
    return was;
  }

  private List<Kind> copyOf(Matter about) {
    return List.copyOf(known.getOrDefault(about, Set.of()));
  }

  private Set<Kind> of(Matter about) {
    return known.computeIfAbsent(about, _ -> EnumSet.noneOf(Kind.class));
  }

  /** One after the other, so that an end does not overtake its beginning. */
  private void keep(Database.Work<Boolean> work) {
    written =
        written
            .otherwiseEmpty()
            .compose(_ -> patient.ask(Notice.NEWS, work))
            .onFailure(failure -> log.warn("trouble not kept error={}", failure.toString()));
  }
}
