package pasu.cli.up;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Supplier;
import pasu.cli.role.Closings;
import pasu.scaling.AgentLauncher;

/** Where the agents of one machine run: in its process, or in containers. */
@FunctionalInterface
public interface Housing {

  /** Agents in this process. */
  Housing EMBEDDED = EmbeddedAgentLauncher::open;

  /**
   * What a machine needs of it.
   *
   * @param vertx on whose bus the agents are
   * @param close stops all agents, each in its own time
   */
  record Opened(Vertx vertx, AgentLauncher launcher, Supplier<Future<?>> close) {}

  /**
   * Opens it; starts no agent yet. Blocks.
   *
   * @param closings where it adds how to close what it opened, but for the agents
   */
  Opened open(UpSettings settings, Closings closings, InstantSource clock);
}
