package pasu.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.bench.push.LocalPushService.Pushed;
import pasu.protocol.Addresses;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/** Web Push as a whole, against a push service that checks it. */
@ExtendWith(VertxExtension.class)
class PushTest {

  @TempDir Path folder;
  private PushedHouse house;

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    house = PushedHouse.open(vertx, folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void keepsToTheRfcsAndSaysNoPlace() throws Exception {
    house.subscribe("ann", "phone");

    house.detect("yard", 7);

    Pushed pushed = house.next();
    assertThat(house.service.complaints()).isEmpty();
    JsonObject said = new JsonObject(pushed.text());
    assertThat(said.getString("kind")).isEqualTo("detection");
    assertThat(said.getString("clip")).isEqualTo(PushedHouse.clip(7));
    assertThat(said.getString("tag")).isEqualTo(pushed.topic());
    assertThat(said.fieldNames()).containsExactlyInAnyOrder("kind", "tag", "clip", "at");
    assertThat(pushed.ttl()).isPositive();
    assertThat(pushed.urgency()).isEqualTo("high");
  }

  @Test
  void collapsesTheDetectionsOfACamera() throws Exception {
    house.subscribe("ann", "phone");

    house.detect("yard", 1);
    house.detect("yard", 2);
    house.detect("shed", 3);

    List<Pushed> all = List.of(house.next(), house.next(), house.next());
    assertThat(all).extracting(Pushed::topic).containsOnly(topic(all, 1), topic(all, 3));
    assertThat(topic(all, 1)).isEqualTo(topic(all, 2)).isNotEqualTo(topic(all, 3));
  }

  @Test
  void tellsOnlyWhoMaySeeTheCamera() throws Exception {
    house.subscribe("eve", "stranger");
    house.subscribe("ann", "phone");
    house.subscribe("operator", "desk");

    house.detect("yard", 1);
    assertThat(List.of(house.next().device(), house.next().device()))
        .containsExactlyInAnyOrder("phone", "desk");
    house.bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    assertThat(List.of(house.next().device(), house.next().device()))
        .containsExactlyInAnyOrder("phone", "desk");

    house.database.run(t -> t.update("delete from membership where account = 'ann'"));
    house.detect("yard", 2);
    assertThat(house.next().device()).isEqualTo("desk");
    assertThat(house.service.pushed()).isEmpty();
  }

  @Test
  void tellsOperatorsOnlyOfWhatIsOfNoSite() throws Exception {
    house.subscribe("ann", "phone");
    house.subscribe("operator", "desk");

    house.bus.publish(
        Addresses.SCALING,
        new ScalingDecided(
            PushedHouse.NOON, Action.MAXIMUM, "", "because", 1, 3, 0, 0, 0, 1, 10, null, null));

    Pushed told = house.next();
    assertThat(told.device()).isEqualTo("desk");
    assertThat(told.text()).contains("agents-at-maximum");
    assertThat(house.service.pushed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,low", "2,normal", "3,high", "5,high"})
  void isAsUrgentAsTheCameraIsImportant(int importance, String urgency) throws Exception {
    house.subscribe("ann", "phone");
    house.bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("yard", null, importance)).await();

    house.detect("yard", 1);

    assertThat(house.next().urgency()).isEqualTo(urgency);
  }

  @Test
  void replacesATroubleByItsEnd() throws Exception {
    house.subscribe("ann", "phone");
    house.bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    Pushed lost = house.next();

    house.tellOfCameras();

    Pushed back = house.next();
    assertThat(new JsonObject(back.text()).getString("kind")).isEqualTo("edge-lost-over");
    assertThat(back.topic()).isEqualTo(lost.topic());
    assertThat(back.urgency()).isEqualTo("normal");
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "50, 3"}) // Fifty twice are all that a connection of HTTP/2 has room for.
  void delaysNobodyForThoseThatHang(int hanging, int detections) throws Exception {
    for (int i = 0; i < hanging; i++) {
      house.subscribe("ann", "phone-" + i);
      house.service.hang("phone-" + i);
    }
    house.subscribe("bob", "tablet");

    for (int i = 0; i < detections; i++) {
      house.detect("yard", i);
    }

    int told = 0;
    while (told < detections) {
      told += house.next().device().equals("tablet") ? 1 : 0;
    }
    assertThat(house.service.complaints()).isEmpty();
  }

  @Test
  void forgetsWhoIsGone() throws Exception {
    house.subscribe("ann", "phone");
    house.service.answer("phone", 410);

    house.detect("yard", 1);
    house.next();

    assertThatThrownBy(
            () -> {
              while (true) { // Until it is forgotten, which also the trial may bring about.
                house
                    .bus
                    .ask(Addresses.CHANNEL_TESTS, new TestChannel("ann", null, "push"))
                    .await();
              }
            })
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no device of yours");
  }

  @Test
  void tellsNothingOfACameraToWhoMutedIt() throws Exception {
    house.subscribe("ann", "phone");
    house.subscribe("bob", "tablet");
    house.bus.ask(Addresses.MUTES, new Mute("ann", "yard", 60)).await();

    house.detect("yard", 1);
    assertThat(house.next().device()).isEqualTo("tablet");
    house.detect("shed", 2);
    assertThat(List.of(house.next().device(), house.next().device()))
        .containsExactlyInAnyOrder("phone", "tablet");
    house.bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard")); // That is no detection.
    assertThat(List.of(house.next().device(), house.next().device()))
        .containsExactlyInAnyOrder("phone", "tablet");
  }

  @Test
  void triesOnlyOnesOwnDevices() throws Exception {
    house.subscribe("ann", "phone");
    house.subscribe("bob", "tablet");

    house.bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("bob", null, "push")).await();

    assertThat(house.next().device()).isEqualTo("tablet");
    assertThat(house.service.pushed()).isEmpty();
  }

  @Test
  void tellsNoLongerWhoWantsNothing() throws Exception {
    String endpoint = house.subscribe("ann", "phone");
    house.subscribe("bob", "tablet");

    house.bus.ask(Addresses.UNSUBSCRIPTIONS, new Unsubscribe("bob", endpoint)).await(); // Not his.
    house.bus.ask(Addresses.UNSUBSCRIPTIONS, new Unsubscribe("ann", endpoint)).await();

    house.detect("yard", 1);
    assertThat(house.next().device()).isEqualTo("tablet");
  }

  private static String topic(List<Pushed> all, int clip) {
    return all.stream()
        .filter(pushed -> pushed.text().contains(PushedHouse.clip(clip)))
        .findFirst()
        .orElseThrow()
        .topic();
  }
}
