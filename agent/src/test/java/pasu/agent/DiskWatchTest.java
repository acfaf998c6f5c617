package pasu.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.agent.clip.Disk;
import pasu.agent.clip.SmallDisk;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;
import pasu.protocol.Refusal;

@ExtendWith(VertxExtension.class)
class DiskWatchTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final SmallDisk space = new SmallDisk(1_000_000);
  private final Disk disk = space.disk(40_000);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final BlockingQueue<Alarm> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<RoomWanted> wanted = new LinkedBlockingQueue<>();
  private volatile Function<RoomWanted, Future<RoomMade>> catalog =
      _ -> Future.succeededFuture(new RoomMade(0, 0));
  private Context context;
  private Alarms alarms;
  private DiskWatch watch;

  @BeforeEach
  void watch(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    Bus bus = new Bus(vertx.eventBus());
    bus.hear(Addresses.ALARMS, told::add).await();
    bus.answer(Addresses.ROOM_WANTED, this::answer).await();
    context = vertx.getOrCreateContext();
    alarms = new Alarms("agent-1", bus, now::get);
    watch = new DiskWatch("agent-1", vertx, disk, alarms, now::get);
  }

  @Test
  void raisesAnAlarmAndAsksForWhatIsLackingWhenTheReserveIsTouched() throws Exception {
    space.leave(39_000);
    look();

    Alarm alarm = next();
    assertThat(alarm.source()).isEqualTo("agent-1");
    assertThat(alarm.kind()).isEqualTo(Kind.DISK_FULL);
    assertThat(alarm.raised()).isTrue();
    assertThat(alarm.since()).isEqualTo(NOON);
    assertThat(wanted.poll(60, SECONDS)).isEqualTo(new RoomWanted("agent-1", 11_000));
    assertThat(alarms.raised()).hasSize(1);
  }

  @Test
  void saysWhatToDoWhenNoClipMayGo() throws Exception {
    space.leave(0);
    look();
    next();

    assertThat(next().text()).contains("no clip may be removed", "unpin or delete clips");
  }

  @Test
  void saysSoWhenTheCatalogCannotHelp() throws Exception {
    catalog = _ -> Future.failedFuture(Refusal.unavailable("the database cannot be used now"));
    space.leave(0);
    look();
    next();

    assertThat(next().text()).contains("the catalog removes no clips now");
  }

  @Test
  void asksAgainUntilThereIsRoom() throws Exception {
    catalog =
        _ -> {
          space.leave(wanted.size() == 1 ? 20_000 : 50_000);
          return Future.succeededFuture(new RoomMade(1, 1));
        };
    space.leave(0);
    look();
    next();

    assertThat(next().text()).contains("the oldest unpinned clips were removed");
    assertThat(wanted.poll(60, SECONDS).bytes()).isEqualTo(50_000);
    assertThat(wanted.poll(60, SECONDS).bytes()).isEqualTo(30_000);
  }

  @Test
  void takesTheAlarmBackOnceThereWasRoomForAWhile() throws Exception {
    space.leave(0);
    look();
    next();
    next();
    space.leave(50_000);
    now.set(NOON.plus(Duration.ofSeconds(9)));
    look();
    assertThat(alarms.raised()).hasSize(1);
    now.set(NOON.plus(Duration.ofSeconds(10)));
    look();

    assertThat(next().raised()).isFalse();
    assertThat(alarms.raised()).isEmpty();
  }

  @Test
  void raisesAnotherAlarmWhenTheDiskFails() throws Exception {
    space.fail(true);
    look();

    Alarm alarm = next();
    assertThat(alarm.kind()).isEqualTo(Kind.DISK_FAILING);
    assertThat(alarm.text()).contains("Input/output error", "dmesg");
    assertThat(wanted).isEmpty();
  }

  private Future<RoomMade> answer(RoomWanted question) {
    wanted.add(question);
    return catalog.apply(question);
  }

  private Alarm next() throws InterruptedException {
    Alarm alarm = told.poll(60, SECONDS);
    assertThat(alarm).as("an alarm").isNotNull();
    return alarm;
  }

  private void look() {
    Promise<Object> looked = Promise.promise();
    context.runOnContext(_ -> watch.look().mapEmpty().onComplete(_ -> looked.complete()));
    looked.future().await();
  }
}
