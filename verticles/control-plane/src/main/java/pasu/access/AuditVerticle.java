package pasu.access;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.AuditMessage.Deeds;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;

/** Keeps what people did, for a while. Runs on an event loop; SQL is spoken on worker threads. */
public final class AuditVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(AuditVerticle.class);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int ID_BYTES = 16;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;

  public AuditVerticle(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    vertx.setPeriodic(0, SWEEP.toMillis(), _ -> sweep());
    return Future.all(
        bus.answer(Addresses.DEEDS, this::keep), bus.answer(Addresses.AUDIT, this::list));
  }

  private Future<Stored> keep(Keep keep) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return database
        .ask(
            vertx,
            transaction -> {
              AuditStore.add(transaction, HexFormat.of().formatHex(id), keep);
              return true;
            })
        .map(_ -> new Stored());
  }

  private Future<Deeds> list(ListDeeds question) {
    return database
        .ask(vertx, transaction -> AuditStore.list(transaction, question))
        .map(Deeds::new);
  }

  private void sweep() {
    database
        .ask(
            vertx,
            transaction -> {
              AuditStore.forget(transaction, clock.instant());
              return true;
            })
        .onFailure(failure -> log.warn("audit not swept error={}", failure.toString()));
  }
}
