package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.control.Events;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;

/** Launchers asked over the bus, as the control plane asks them. */
@ExtendWith(VertxExtension.class)
class LauncherVerticleTest {

  private static final InstantSource NEVER_LATER = InstantSource.fixed(Instant.EPOCH);

  private final NotedLauncher first = new NotedLauncher();
  private final NotedLauncher second = new NotedLauncher();
  private BusAgentLauncher asked;
  private volatile boolean leads = true;

  @BeforeEach
  void listen(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    asked = listening(vertx);
  }

  @Test
  void startsStopsAndListsAgentsForWhoeverAsks(Vertx vertx) {
    deploy(vertx, "host-1", 9, first);

    asked.start("agent-1").await();
    asked.start("agent-2").await();
    asked.stop("agent-1").await();

    assertThat(asked.list().await()).containsExactly("agent-2");
    assertThat(first.running).containsExactly("agent-2");
  }

  @Test
  void spreadsAgentsOverLaunchersAndStopsEachAtItsOwn(Vertx vertx) {
    deployBoth(vertx, 9);

    asked.start("agent-1").await();
    asked.start("agent-2").await();
    asked.stop("agent-2").await();

    assertThat(first.started).containsExactly("agent-1");
    assertThat(second.started).containsExactly("agent-2");
    assertThat(first.stopped).isEmpty();
    assertThat(second.stopped).containsExactly("agent-2");
  }

  @Test
  void listsWhatAllOfThemRun(Vertx vertx) {
    first.running.add("agent-1");
    second.running.add("agent-7");
    deployBoth(vertx, 9);

    assertThat(asked.list().await()).containsExactly("agent-1", "agent-7");
  }

  @Test
  void triesTheNextOneWhereOneFails(Vertx vertx) {
    first.startsFail = true;
    deployBoth(vertx, 9);

    asked.start("agent-1").await();

    assertThat(second.running).containsExactly("agent-1");
  }

  @Test
  void leavesALauncherWithoutRoomAlone(Vertx vertx) {
    first.running.add("agent-1");
    deployBoth(vertx, 1);
    asked.list().await();

    asked.start("agent-2").await();

    assertThat(first.started).isEmpty();
    assertThat(second.started).containsExactly("agent-2");
  }

  @Test
  void endsAnAgentThatRunsTwiceWhereItWasFoundLast(Vertx vertx) {
    first.running.add("agent-1");
    second.running.add("agent-1");
    deploy(vertx, "host-1", 9, first);
    asked.list().await();

    deploy(vertx, "host-2", 9, second);
    asked.list().await();
    asked.list().await(); // Its answer comes after the order to stop was carried out.

    assertThat(first.running).containsExactly("agent-1");
    assertThat(second.running).isEmpty();
  }

  @Test
  void endsNothingThatAnotherControlPlaneMoved(Vertx vertx) {
    BusAgentLauncher standby = listening(vertx);
    first.running.add("agent-2");
    deployBoth(vertx, 9);
    standby.list().await();
    asked.list().await();
    asked.stop("agent-2").await();
    first.running.add("agent-1");
    asked.list().await();
    asked.start("agent-2").await();

    standby.list().await(); // By now it may lead.
    standby.list().await();

    assertThat(second.running).containsExactly("agent-2");
    assertThat(second.stopped).isEmpty();
  }

  @Test
  void leavesAgentsThatRunTwiceToWhoLeads(Vertx vertx) {
    leads = false;
    first.running.add("agent-1");
    second.running.add("agent-1");
    deployBoth(vertx, 9);

    asked.list().await();
    asked.list().await();

    assertThat(first.stopped).isEmpty();
    assertThat(second.stopped).isEmpty();
  }

  @Test
  void passesOnWhyAnAgentDoesNotStart(Vertx vertx) {
    first.startsFail = true;
    deploy(vertx, "host-1", 9, first);

    assertThatThrownBy(() -> asked.start("agent-9").await())
        .isInstanceOf(Refusal.class)
        .hasMessage("no room");
  }

  @Test
  void saysThatNoLauncherIsThere() {
    for (Future<?> question :
        List.of(asked.list(), asked.start("agent-1"), asked.stop("agent-1"))) {
      assertThatThrownBy(question::await)
          .isInstanceOf(Refusal.class)
          .hasMessageEndingWith("start one with ./pasu launcher");
    }
  }

  private BusAgentLauncher listening(Vertx vertx) {
    BusAgentLauncher launcher = new BusAgentLauncher(() -> new Bus(vertx.eventBus()), NEVER_LATER);
    launcher.listen(() -> leads).await();
    return launcher;
  }

  private void deployBoth(Vertx vertx, int most) {
    deploy(vertx, "host-1", most, first);
    deploy(vertx, "host-2", most, second);
  }

  /** Returns once the control plane's side has heard of it, too. */
  private void deploy(Vertx vertx, String name, int most, AgentLauncher launcher) {
    vertx.deployVerticle(new LauncherVerticle(name, most, launcher)).await();
    while (!asked.launchers().contains(name)) {
      Events.first(vertx, Addresses.LAUNCHERS, alive -> alive.launcher().equals(name)).await();
    }
  }
}
