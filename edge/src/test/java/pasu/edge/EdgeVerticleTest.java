package pasu.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.PictureSettings;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Quit;

@ExtendWith(VertxExtension.class)
class EdgeVerticleTest {

  private static final PictureSettings LARGE = new PictureSettings(1920, 1080, 15, 90);

  private EdgeStage stage;

  @BeforeEach
  void setUp(Vertx vertx) {
    stage = new EdgeStage(vertx);
  }

  @Test
  void registersItself() throws Exception {
    stage.begins();

    assertThat(stage.controlPlane.edge())
        .returns("yard", EdgeAlive::camera)
        .returns("home", EdgeAlive::site)
        .returns("hand:", EdgeAlive::source)
        .returns("hand:", EdgeAlive::sensor)
        .returns(0, EdgeAlive::width);
  }

  @Test
  void tellsThePictureSizeOnceThereIsAPicture() throws Exception {
    stage.begins().picture();

    EdgeAlive edge = stage.controlPlane.edge();
    while (edge.width() == 0) {
      edge = stage.controlPlane.edge();
    }
    assertThat(edge.height()).isEqualTo(480);
  }

  @Test
  void waitsForTheDiskOnNoEventLoopWhereItCannotStart() throws Exception {
    stage.sensor.broken.set(true);

    assertThatThrownBy(stage::begins).hasMessage("the sensor is broken");

    stage.uplink.awaits(new Call.Close());
    assertThat(stage.uplink.closedOnEventLoop).isFalse();
  }

  @Test
  void tellsWhyThereAreNoPictures() throws Exception {
    stage.begins().camera.isUnplugged();

    EdgeAlive edge = stage.controlPlane.edge();
    while (edge.problem() == null) {
      edge = stage.controlPlane.edge();
    }
    assertThat(edge.problem()).isEqualTo("hand: is unplugged; plug it in");
  }

  @Test
  void asksForALeaseWhenTheSensorFires() throws Exception {
    stage.begins().sensorFires().picture();

    assertThat(stage.controlPlane.asked())
        .isInstanceOfSatisfying(
            Detected.class, asked -> assertThat(asked.firstFrame()).isEqualTo(1));
  }

  @Test
  void sendsAClipsFramesFromItsPreRollToItsEnd() throws Exception {
    stage.begins();
    isSeen();
    stage.sensorFires();

    stage.later(ofSeconds(29)).picture().later(ofSeconds(1)).picture();

    stage.uplink.awaits(new Call.Send(1, 1));
    stage.uplink.awaits(new Call.Send(2, 1));
    stage.uplink.awaits(new Call.Finish(1));
  }

  @Test
  void reachesBackToThePreRollOfWhatItsSensorTellsLate() throws Exception {
    stage.sensor.delay = ofSeconds(5);
    stage.begins();
    isSeen();

    stage.later(ofSeconds(10)).sensorFired(ofSeconds(5));

    stage.uplink.awaits(new Call.Send(1, 1));
  }

  @Test
  void offersFramesWhileItWaitsForALease() throws Exception {
    stage.controlPlane.keepsWaiting();

    stage.begins().sensorFires().picture();

    assertThat(stage.uplink.next()).isEqualTo(new Call.Send(1, 1));
  }

  @Test
  void endsTheClipOfACameraThatStalls() throws Exception {
    stage.begins().sensorFires().picture();
    stage.uplink.awaits(new Call.Send(1, 1));

    stage.later(ofSeconds(33));

    stage.uplink.awaits(new Call.Finish(1));
  }

  @Test
  void sendsNothingWhenNobodyWantsIt() throws Exception {
    stage.begins().picture().picture();

    while (stage.controlPlane.edge().framesPerSecond() == 0) {
      // Until both pictures were seen.
    }
    assertThat(stage.uplink.nothingWasCalled()).isTrue();
  }

  @Test
  void answersWithTheClipAFiringIsStoredIn() throws Exception {
    stage.begins().picture();

    String clip = stage.fire();

    assertThat(((Detected) stage.controlPlane.asked()).clip()).isEqualTo(clip);
  }

  @Test
  void asksTheCameraForThePicturesOfItsPlanAtOnce() throws Exception {
    stage.begins().picture();

    stage.controlPlane.wants(LARGE);

    shows(LARGE);
  }

  @Test
  void endsAClipWithThePicturesItBeganWith() throws Exception {
    stage.begins().sensorFires().picture();
    stage.uplink.awaits(new Call.Send(1, 1));

    stage.controlPlane.wants(LARGE);
    stage.later(ofSeconds(10)).picture().picture();
    stage.uplink.awaits(new Call.Send(3, 1));
    assertThat(stage.camera.asked).hasValue(PictureSettings.USUAL);

    stage.later(ofSeconds(25)).picture();
    stage.uplink.awaits(new Call.Finish(1));
    shows(LARGE);
  }

  private void shows(PictureSettings wanted) throws InterruptedException {
    while (!wanted.equals(stage.camera.asked.get())) {
      stage.later(ofSeconds(1)).picture().controlPlane.edge();
    }
  }

  @Test
  void drawsAnUnguessableIdForEachClip() throws Exception {
    stage.begins().picture();
    String first = stage.fire();
    stage.uplink.awaits(new Call.Admit(1));

    String following = stage.fire();

    assertThat(following).matches("[0-9a-f]{32}").isNotEqualTo(first);
  }

  @Test
  void quitsItsStreamWhenItEnds() throws Exception {
    stage.begins().sensorFires().picture();
    stage.uplink.awaits(new Call.Admit(1));

    stage.ends();

    assertThat(stage.controlPlane.quit()).isEqualTo(new Quit("yard", 1));
    stage.uplink.awaits(new Call.Close());
    assertThat(stage.sensor.closed).isTrue();
    assertThat(stage.camera.closed).hasValue(1);
  }

  @Test
  void announcesTheRunningClipBeforeItQuits() throws Exception {
    stage.begins().sensorFires().picture();
    stage.uplink.awaits(new Call.Admit(1));

    stage.ends();

    stage.uplink.awaits(new Call.Finish(1));
    stage.uplink.awaits(new Call.End());
  }

  private void isSeen() throws InterruptedException {
    stage.picture();
    while (stage.controlPlane.edge().width() == 0) {
      // Until the picture was seen.
    }
  }
}
