package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;
import static pasu.web.ScriptedControlPlane.STARTED;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.StreamMessage.Detected;

/** A clip that was announced, but of which no frame is stored yet. */
@ExtendWith(VertxExtension.class)
class ExpectedClipTest {

  private static final String PATH = "/api/clips/" + CLIP;

  private Rig rig;
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    rig.controlPlane.clips.clear();
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void isAboutToBeginOnceItsSensorWasFired() {
    rig.call("owner", "POST", "/api/cameras/yard/detections", "");

    HttpResponse<byte[]> notYet = rig.get(PATH);

    assertThat(notYet.statusCode()).isEqualTo(404);
    assertThat(Rig.header(notYet, "Retry-After")).isEqualTo("1");
    assertThat(Rig.json(notYet).getString("detail")).contains("about to begin", CLIP);
  }

  @Test
  void isAboutToBeginOnceItWasDetectedThroughWhicheverGateway() {
    bus.publish(
        Addresses.DETECTED, new Detected("yard", CLIP, 1, 0, STARTED, STARTED, Cause.TIMER, null));

    rig.until(() -> !Rig.header(rig.get(PATH), "Retry-After").isEmpty());
  }

  @Test
  void isThereWithItsFirstFrame() {
    rig.call("owner", "POST", "/api/cameras/yard/detections", "");
    rig.controlPlane.clips.put(CLIP, ScriptedControlPlane.clip(CLIP, Clip.State.RECORDING));

    assertThat(rig.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void isGoneOnceItWasRemoved() {
    rig.call("owner", "POST", "/api/cameras/yard/detections", "");
    bus.publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "home"));

    rig.until(() -> Rig.header(rig.get(PATH), "Retry-After").isEmpty());
  }

  @Test
  void isNotExpectedForever() {
    rig.call("owner", "POST", "/api/cameras/yard/detections", "");
    rig.now.set(STARTED.plus(Duration.ofHours(1)));

    assertThat(Rig.header(rig.get(PATH), "Retry-After")).isEmpty();
  }

  @Test
  void isNothingIfNobodyAnnouncedIt() {
    assertThat(Rig.header(rig.get(PATH), "Retry-After")).isEmpty();
  }
}
