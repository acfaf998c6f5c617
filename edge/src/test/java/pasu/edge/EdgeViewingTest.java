package pasu.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** How an edge streams for those who look on. */
@ExtendWith(VertxExtension.class)
class EdgeViewingTest {

  private EdgeStage stage;
  private RecordingUplink uplink;
  private ScriptedControlPlane controlPlane;

  @BeforeEach
  void setUp(Vertx vertx) {
    stage = new EdgeStage(vertx);
    uplink = stage.uplink;
    controlPlane = stage.controlPlane;
  }

  @Test
  void streamsForAViewerOfAnIdleCamera() throws Exception {
    stage.begins();

    Watching watching = stage.watch(ofSeconds(15)).await();

    assertThat(controlPlane.asked()).isEqualTo(new LiveWanted("yard"));
    assertThat(watching).isEqualTo(new Watching("agent-1"));
  }

  @Test
  void sendsFramesThatAreNoClipsToAViewer() throws Exception {
    stage.begins().watch(ofSeconds(15)).await();

    stage.picture();

    uplink.awaits(new Call.Send(1, 0));
  }

  @Test
  void servesAViewerFromTheStreamOfARunningClip() throws Exception {
    stage.begins().sensorFires().picture();
    uplink.awaits(new Call.Admit(1));
    controlPlane.asked();

    Watching watching = stage.watch(ofSeconds(15)).await();

    assertThat(watching).isEqualTo(new Watching("agent-1"));
  }

  @Test
  void answersAllWhoWaitForOneLease() {
    stage.begins();
    Future<Watching> first = stage.watch(ofSeconds(15));

    Future<Watching> second = stage.watch(ofSeconds(15));

    assertThat(first.await()).isEqualTo(second.await());
  }

  @Test
  void tellsAViewerThatThereIsNoLease() {
    controlPlane.refuses();
    Future<Watching> watching = stage.begins().watch(ofSeconds(15));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(watching::await)
        .withMessage("every agent is full")
        .matches(Refusal::isTemporary);
  }

  @Test
  void letsAViewerWaitForTheNextAnswerWhereOneNeverCame() throws Exception {
    controlPlane.keepsWaiting().grants("agent-1", 1);
    Future<Watching> watching = stage.begins(ofSeconds(2)).watch(ofSeconds(15));
    controlPlane.asked();

    stage.later(ofSeconds(2));

    assertThat(watching.await()).isEqualTo(new Watching("agent-1"));
  }

  @Test
  void quitsWhenTheWatchExpires() throws Exception {
    stage.begins().watch(ofSeconds(15)).await();

    stage.later(ofSeconds(15));

    uplink.awaits(new Call.End());
    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
  }

  @Test
  void keepsStreamingForAWatchThatIsRepeated() throws Exception {
    stage.begins().watch(ofSeconds(15)).await();
    stage.later(ofSeconds(10)).watch(ofSeconds(15)).await();

    stage.later(ofSeconds(10)).picture();

    uplink.awaits(new Call.Send(1, 0));
    assertThat(controlPlane.heardNoQuit()).isTrue();
  }

  @Test
  void asksAgainForAViewerWhoseAgentFallsSilent() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-2", 2);
    stage.begins().watch(ofSeconds(15)).await();

    uplink.agent().agentSilent(1);

    uplink.awaits(new Call.Open(2));
  }

  @Test
  void streamsOnForAViewerWhenItsClipIsDone() throws Exception {
    stage.begins().watch(ofSeconds(60)).await();
    stage.sensorFires().picture();
    uplink.awaits(new Call.Admit(1));
    stage.later(ofSeconds(33));
    uplink.awaits(new Call.Finish(1));

    uplink.agent().acknowledged(1);

    stage.picture();
    uplink.awaits(new Call.Send(2, 0));
    assertThat(controlPlane.heardNoQuit()).isTrue();
  }
}
