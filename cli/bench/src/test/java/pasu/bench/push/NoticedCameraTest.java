package pasu.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.bench.push.LocalPushService.Pushed;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AlarmMessage;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.NotificationMessage.FindNoticed;

/** Which camera a push was about is known to whoever may see it, though no push says so. */
@ExtendWith(VertxExtension.class)
class NoticedCameraTest {

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
  void knowsWhichCameraAPushWasAboutAlsoOnceItIsBack() throws Exception {
    house.subscribe("ann", "phone");
    house.bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    house.bus.publish(Addresses.LOST_EDGES, new EdgeLost("shed"));
    house.detect("shed", 1);
    List<Pushed> three = List.of(house.next(), house.next(), house.next());
    house.bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("yard", "Back yard", null)).await();
    house.tellOfCameras();
    List<Pushed> all =
        Stream.concat(three.stream(), Stream.of(house.next(), house.next())).toList();

    assertThat(all)
        .extracting(pushed -> camera("ann", pushed))
        .containsExactlyInAnyOrder(
            "detection shed",
            "edge-lost shed",
            "edge-lost Back yard",
            "edge-lost-over shed",
            "edge-lost-over Back yard");
    assertThatThrownBy(() -> camera("eve", all.getFirst())).hasMessageContaining("may see");
  }

  @Test
  void takesNoAgentForTheCameraOfItsName() throws Exception {
    house.subscribe("operator", "desk");
    Alarm full = new Alarm("yard", AlarmMessage.Kind.DISK_FULL, true, "it is", PushedHouse.NOON);

    house.bus.publish(
        Addresses.CHANGED_AGENTS,
        new Agents(List.of(new Agent("yard", 3, false, List.of(), List.of(full)))));

    Pushed pushed = house.next();
    assertThat(pushed.text()).contains("disk-full");
    assertThatThrownBy(() -> camera("operator", pushed)).hasMessageContaining("no camera");
  }

  /** The kind of a push, and what its camera is called, as a device of this account is told. */
  private String camera(String account, Pushed pushed) {
    JsonObject said = new JsonObject(pushed.text());
    FindNoticed wish = new FindNoticed(account, said.getString("kind"), said.getString("tag"));
    return wish.kind() + " " + house.bus.ask(Addresses.NOTICED_CAMERAS, wish).await().name();
  }
}
