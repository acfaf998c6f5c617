package pasu.web.link;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.EdgesKnown;
import pasu.protocol.EdgeMessage.Refused;
import pasu.protocol.Refusal;

@ExtendWith(VertxExtension.class)
class HeartbeatsTest {

  private final List<EdgesAlive> batches = new CopyOnWriteArrayList<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile Future<Void> free = Future.succeededFuture();
  private Heartbeats heartbeats;

  /** A control plane that forgets whom the test takes out of {@code known}. */
  @BeforeEach
  void listen(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    Bus bus = new Bus(vertx.eventBus());
    bus.answer(
            Addresses.LINKED,
            batch -> {
              EdgesKnown answer = heard(batch);
              return free.map(answer);
            })
        .await();
    heartbeats = new Heartbeats(bus);
  }

  @Test
  void tellsManyAtOnce() {
    Future<CameraSettings> yard = heartbeats.tell(alive("yard", 15));
    Future<CameraSettings> shed = heartbeats.tell(alive("shed", 15));

    heartbeats.send();

    assertThat(await(yard)).isEqualTo(new CameraSettings(4));
    assertThat(await(shed)).isEqualTo(new CameraSettings(4));
    assertThat(batches).hasSize(1);
  }

  @Test
  void tellsByNameWhatIsNotNew() {
    tell(alive("yard", 15));

    tell(alive("yard", 15.4));

    assertThat(batches.getLast()).isEqualTo(new EdgesAlive(List.of(), List.of("yard")));
  }

  @Test
  void tellsInFullWhatIsNew() {
    tell(alive("yard", 15));

    tell(alive("yard", 5));

    assertThat(batches.getLast().news()).containsExactly(alive("yard", 5));
  }

  @Test
  void tellsInFullAgainAfterTheControlPlaneForgot() {
    tell(alive("yard", 15));
    known.clear();
    Future<CameraSettings> heard = heartbeats.tell(alive("yard", 15));
    Future<?> after = heartbeats.tell(alive("shed", 15));
    heartbeats.send();
    await(after); // By now the yard is neither known nor refused.

    heartbeats.send();

    assertThat(await(heard)).isEqualTo(new CameraSettings(4));
    assertThat(batches.getLast().news()).containsExactly(alive("yard", 15));
  }

  @Test
  void tellsOneItsRefusalAndTheOthersTheirSettings() {
    Future<CameraSettings> attic = heartbeats.tell(alive("attic", 15));
    Future<CameraSettings> yard = heartbeats.tell(alive("yard", 15));

    heartbeats.send();

    assertThat(await(yard)).isEqualTo(new CameraSettings(4));
    assertThatThrownBy(() -> await(attic))
        .isInstanceOfSatisfying(Refusal.class, why -> assertThat(why.code()).isEqualTo(410));
  }

  @Test
  void tellsACrowdThatIsNewInPortions() {
    List<Future<CameraSettings>> crowd =
        IntStream.rangeClosed(0, Heartbeats.MOST_NEWS)
            .mapToObj(number -> heartbeats.tell(alive("edge-" + number, 15)))
            .toList();

    heartbeats.send();
    await(crowd.getFirst());
    assertThat(crowd.getLast().isComplete()).isFalse();
    heartbeats.send();
    await(crowd.getLast());

    assertThat(batches.stream().map(batch -> batch.news().size()))
        .containsExactly(Heartbeats.MOST_NEWS, 1);
  }

  @Test
  void tellsNothingMoreBeforeItIsAnswered() {
    Promise<Void> hold = Promise.promise();
    free = hold.future();
    Future<CameraSettings> yard = heartbeats.tell(alive("yard", 15));
    heartbeats.send();
    heartbeats.tell(alive("shed", 15));
    heartbeats.send();
    Future<CameraSettings> barn = heartbeats.tell(alive("barn", 15));

    hold.complete();
    await(yard);
    heartbeats.send();
    await(barn);

    assertThat(batches.getLast().news()).hasSize(2);
  }

  @Test
  void saysNothingWhenThereIsNothingToSay() {
    heartbeats.send();
    tell(alive("yard", 15));

    assertThat(batches).hasSize(1);
  }

  private void tell(EdgeAlive alive) {
    Future<?> heard = heartbeats.tell(alive);
    heartbeats.send();
    await(heard);
  }

  private EdgesKnown heard(EdgesAlive batch) {
    batches.add(batch);
    Map<String, Refused> refused = new HashMap<>();
    for (EdgeAlive edge : batch.news()) {
      if (edge.camera().equals("attic")) {
        refused.put("attic", new Refused(410, "it was revoked"));
      } else {
        known.add(edge.camera());
      }
    }
    return new EdgesKnown(
        known.stream().collect(Collectors.toMap(camera -> camera, _ -> new CameraSettings(4))),
        refused);
  }

  private static EdgeAlive alive(String camera, double rate) {
    return new EdgeAlive(
        camera, "home", "scene:", "manual:", 1280, 720, rate, null, List.of(), List.of(),
        List.of());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
