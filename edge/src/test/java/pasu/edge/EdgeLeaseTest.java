package pasu.edge;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.StreamMessage;
import pasu.protocol.StreamMessage.Quit;

/** How an edge comes by a lease for its clips, keeps it, and gives it back. */
@ExtendWith(VertxExtension.class)
class EdgeLeaseTest {

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
  void asksForTheSameClipUntilGranted() throws Exception {
    controlPlane.refuses().refuses().grants("agent-1", 4);

    stage.begins().sensorFires().picture();

    StreamMessage first = controlPlane.asked();
    assertThat(controlPlane.asked()).isEqualTo(first);
    assertThat(controlPlane.asked()).isEqualTo(first);
    uplink.awaits(new Call.Open(4));
    uplink.awaits(new Call.Admit(1));
  }

  @Test
  void asksAgainWhenNobodyAnswers() throws Exception {
    controlPlane.keepsWaiting().grants("agent-1", 4);

    stage.begins(ofMillis(50)).sensorFires().picture();

    uplink.awaits(new Call.Open(4));
  }

  @Test
  void asksAgainWhenItsAgentFallsSilent() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-2", 2);
    streams();
    StreamMessage detected = controlPlane.asked();

    uplink.agent().agentSilent(1);

    assertThat(controlPlane.asked()).isEqualTo(detected);
    uplink.awaits(new Call.Open(2));
    uplink.awaits(new Call.Admit(1));
  }

  @Test
  void asksOnAboutASilentAgentThatWasGrantedAgain() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-1", 1).grants("agent-2", 2);
    streams();
    uplink.agent().agentSilent(1);
    uplink.awaits(new Call.Admit(1));
    untilNextBeat();

    stage.later(ofSeconds(5));

    uplink.awaits(new Call.Open(2));
  }

  @Test
  void asksAgainWhenItsAgentIsLost() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-2", 2);
    streams();

    stage.bus.publish(Addresses.LOST_AGENTS, new AgentLost("agent-1"));

    uplink.awaits(new Call.Open(2));
  }

  @Test
  void doesNotCareForAnotherAgent() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-2", 2);
    streams();

    stage.bus.publish(Addresses.LOST_AGENTS, new AgentLost("agent-9"));

    uplink.agent().acknowledged(1);
    stage.later(ofSeconds(40));
    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
  }

  @Test
  void doesNotCareForTheSilenceOfAnAgentItLeft() throws Exception {
    controlPlane.grants("agent-1", 1).grants("agent-2", 2).grants("agent-3", 3);
    streams();
    uplink.agent().agentSilent(1);
    uplink.awaits(new Call.Admit(1));

    uplink.agent().agentSilent(1);

    uplink.agent().acknowledged(1);
    stage.later(ofSeconds(40));
    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 2));
  }

  @Test
  void bringsEveryUnacknowledgedClipToTheNewAgent() throws Exception {
    streams();
    stage.sensorFires().later(ofSeconds(31)).picture(); // A following clip.
    uplink.awaits(new Call.Admit(2));
    controlPlane.grants("agent-2", 2);

    uplink.agent().agentSilent(1);

    uplink.awaits(new Call.Open(2));
    uplink.awaits(new Call.Admit(2)); // The one that runs.
    uplink.awaits(new Call.Admit(1));
  }

  @Test
  void admitsAFollowingClipUnderTheSameLease() throws Exception {
    streams();

    stage.sensorFires().later(ofSeconds(31)).picture();

    uplink.awaits(new Call.Finish(1));
    uplink.awaits(new Call.Send(2, 2));
    uplink.awaits(new Call.Admit(2));
  }

  @Test
  void quitsOnceItsClipIsAcknowledged() throws Exception {
    streams();
    endsClip();

    uplink.agent().acknowledged(1);

    uplink.awaits(new Call.End());
    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
  }

  @Test
  void keepsItsLeaseUntilEachClipIsAcknowledged() throws Exception {
    streams();
    stage.sensorFires().later(ofSeconds(31)).picture();
    uplink.awaits(new Call.Admit(2));
    stage.later(ofSeconds(40));
    uplink.awaits(new Call.Finish(2));
    uplink.agent().acknowledged(1);

    uplink.agent().agentSilent(1); // Asks for what is left only.

    uplink.awaits(new Call.Admit(2));
    assertThat(controlPlane.heardNoQuit()).isTrue();
  }

  @Test
  void keepsItsLeaseWhileAClipRuns() throws Exception {
    streams();

    uplink.agent().acknowledged(1);

    stage.fire(); // Answered after that was heard.
    assertThat(uplink.wasCalled(new Call.End())).isFalse();
  }

  @Test
  void neverTakesAnEpochAgainThatItQuit() throws Exception {
    streams();
    endsClip();
    uplink.agent().acknowledged(1);
    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
    controlPlane.grants("agent-1", 1).grants("agent-1", 2);

    stage.sensorFires().picture();

    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
    uplink.awaits(new Call.End());
    uplink.awaits(new Call.Open(2));
  }

  @Test
  void asksForAnotherEpochWhereItsAgentWasRestarted() throws Exception {
    streams();
    controlPlane.grantsRestarted("agent-1", 1).grants("agent-1", 2);

    uplink.agent().agentSilent(1);

    assertThat(controlPlane.quit()).isEqualTo(new Quit("yard", 1));
    uplink.awaits(new Call.Open(2));
    uplink.awaits(new Call.Admit(1));
  }

  private void streams() throws InterruptedException {
    stage.begins().sensorFires().picture();
    uplink.awaits(new Call.Admit(1));
  }

  /** Until the edge noticed what time it is. */
  private void untilNextBeat() throws InterruptedException {
    controlPlane.forgetEdges();
    controlPlane.edge();
    controlPlane.edge();
  }

  private void endsClip() throws InterruptedException {
    stage.later(ofSeconds(33));
    uplink.awaits(new Call.Finish(1));
  }
}
