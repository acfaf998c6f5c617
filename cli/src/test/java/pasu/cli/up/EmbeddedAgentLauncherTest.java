package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedAgentLauncherTest {

  private final Vertx vertx = Vertx.vertx();
  private final List<String> history = new CopyOnWriteArrayList<>();
  private final EmbeddedAgentLauncher launcher = new EmbeddedAgentLauncher(vertx, this::agent);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void startsAnAgentOnce() {

    Future.all(launcher.start("agent-1"), launcher.start("agent-1")).await();

    assertThat(history).containsExactly("start agent-1");
  }

  @Test
  void stopsTheOneThatWasMeant() {
    Future.all(launcher.start("agent-1"), launcher.start("agent-2")).await();

    launcher.stop("agent-2").compose(_ -> launcher.stop("agent-2")).await();

    assertThat(history).contains("stop agent-2").doesNotContain("stop agent-1");
  }

  @Test
  void triesAgainAfterAFailure() {
    assertThatThrownBy(() -> launcher.start("broken").await());

    assertThatThrownBy(() -> launcher.start("broken").await());

    assertThat(history).containsExactly("start broken", "start broken");
  }

  @Test
  void startsNoneOnceItCloses() {
    launcher.start("agent-1").await();

    launcher.close().await();

    assertThat(history).containsExactly("start agent-1", "stop agent-1");
    assertThat(launcher.start("agent-1").failed()).isTrue();
  }

  @Test
  void keepsAgentsWhoseAskerIsGone() {
    String asker = vertx.deployVerticle(asker()).await();

    vertx.undeploy(asker).await();

    assertThat(history).containsExactly("start agent-1");
  }

  private Deployable asker() {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        return launcher.start("agent-1");
      }
    };
  }

  private Deployable agent(String name) {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        history.add("start " + name);
        return name.equals("broken") ? Future.failedFuture("no") : Future.succeededFuture();
      }

      @Override
      public Future<?> stop() {
        history.add("stop " + name);
        return Future.succeededFuture();
      }
    };
  }
}
