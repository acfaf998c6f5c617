package pasu.agent;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import pasu.agent.clip.Disk;
import pasu.agent.clip.Disk.Condition;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.AlarmSentence;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;

/**
 * Has old clips removed while the disk is full, and raises the alarms of the disk (ADR 15). On the
 * agent's context.
 */
final class DiskWatch {

  /** For how long all must be well before an alarm is taken back, lest it come with each clip. */
  private static final Duration CALM = Duration.ofSeconds(10);

  /** By then the clips that failed were tried again in the room that was made. */
  private static final long LOOK_AGAIN_MS = 250;

  private static final long MEBIBYTE = 1 << 20;

  private final String agent;
  private final Vertx vertx;
  private final Bus bus;
  private final Disk disk;
  private final Alarms alarms;
  private final InstantSource clock;
  private final Map<Kind, Instant> seen = new EnumMap<>(Kind.class);

  /** What was said is done about a full disk, and what is left to do for whoever reads it. */
  private AlarmSentence remedy = AlarmSentence.FULL_BEGUN;

  private boolean looking;

  DiskWatch(String agent, Vertx vertx, Disk disk, Alarms alarms, InstantSource clock) {
    this.agent = agent;
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.disk = disk;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * Looks how the disk is, unless that is under way; for once a second, and when a clip can no
   * longer be written. Completes when what can be done now is done.
   */
  Future<?> look() {
    if (looking) {
      return Future.succeededFuture();
    }
    looking = true;
    return vertx
        .executeBlocking(disk::condition, false)
        .compose(condition -> judge(Objects.requireNonNull(condition)))
        .onComplete(_ -> looking = false);
  }

  private Future<?> judge(Condition now) {
    if (now.isFailing()) {
      failing(now);
    } else {
      well(Kind.DISK_FAILING, "clips can be written again");
    }
    if (now.isFull()) {
      return full(now);
    }
    well(Kind.DISK_FULL, "the disk of the clips has room again: %s".formatted(room(now)));
    return Future.succeededFuture();
  }

  private void failing(Condition now) {
    if (seen.put(Kind.DISK_FAILING, clock.instant()) == null) {
      alarms.raise(AlarmSentence.CLIPS_FAILING, Map.of("failure", String.valueOf(now.failure())));
    }
  }

  private Future<?> full(Condition now) {
    if (seen.put(Kind.DISK_FULL, clock.instant()) == null) {
      tell(now, AlarmSentence.FULL_BEGUN);
    }
    return bus.ask(Addresses.ROOM_WANTED, new RoomWanted(agent, now.lackingBytes()))
        .onSuccess(made -> answered(now, made))
        .onFailure(_ -> remedied(now, AlarmSentence.FULL_NO_CATALOG));
  }

  private void answered(Condition then, RoomMade made) {
    boolean wentAny = made.clips() > 0;
    remedied(then, wentAny ? AlarmSentence.FULL_CLIPS_WENT : AlarmSentence.FULL_NOTHING_MAY_GO);
    if (wentAny) {
      vertx.setTimer(LOOK_AGAIN_MS, _ -> look());
    }
  }

  private void remedied(Condition then, AlarmSentence newer) {
    if (newer != remedy) {
      tell(then, newer);
    }
  }

  private void tell(Condition then, AlarmSentence newer) {
    remedy = newer;
    alarms.raise(
        newer,
        Map.of("free", then.usableBytes() / MEBIBYTE, "wanted", then.wantedBytes() / MEBIBYTE));
  }

  private void well(Kind kind, String text) {
    Instant last = seen.get(kind);
    if (last != null && !clock.instant().isBefore(last.plus(CALM))) {
      seen.remove(kind);
      alarms.takeBack(kind, text);
    }
  }

  private static String room(Condition disk) {
    return "%d of at least %d MiB are free"
        .formatted(disk.usableBytes() / MEBIBYTE, disk.wantedBytes() / MEBIBYTE);
  }
}
