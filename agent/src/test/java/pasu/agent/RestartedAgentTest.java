package pasu.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;

/** An agent that starts while somebody still asks the process before it to leave. */
@ExtendWith(VertxExtension.class)
class RestartedAgentTest {

  private static final String AGENT = "agent-1";

  @TempDir Path clips;
  private final CompletableFuture<Boolean> leftBeforeItWasHeard = new CompletableFuture<>();
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    bus.answer(Addresses.AGENTS, _ -> askToLeaveFirst()).await();
    AgentOptions options = new AgentOptions(AGENT, 2, clips, "127.0.0.1");
    vertx.deployVerticle(new AgentVerticle(options, InstantSource.system())).await();
  }

  @Test
  void takesNoOrderToLeaveBeforeItWasHeard() throws Exception {
    assertThat(leftBeforeItWasHeard.get()).isFalse();
    assertThat(askToLeave().await()).isEqualTo(new Drained(0));
  }

  private Future<AgentKnown> askToLeaveFirst() {
    return askToLeave()
        .onComplete(answer -> leftBeforeItWasHeard.complete(answer.succeeded()))
        .transform(_ -> Future.succeededFuture(new AgentKnown()));
  }

  private Future<Drained> askToLeave() {
    return bus.ask(Addresses.drain(AGENT), new Drain());
  }
}
