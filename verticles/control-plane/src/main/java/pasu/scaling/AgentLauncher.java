package pasu.scaling;

import io.vertx.core.Future;
import java.util.List;

/**
 * What can start and stop agents: in this process, or as containers. Called on an event loop, must
 * not block it; all methods are idempotent, and may be called again for an agent that failed.
 */
public interface AgentLauncher {

  /**
   * Starts an agent under a name; does nothing where one of that name runs. Completes when it was
   * started, which need not mean that it has registered yet.
   *
   * @param agent {@code agent-1}, {@code agent-2}, …
   */
  Future<Void> start(String agent);

  /** Stops an agent; does nothing where none of that name runs. Completes when it is gone. */
  Future<Void> stop(String agent);

  /** The agents it has running, by their names, also those an earlier process had it start. */
  Future<List<String>> list();
}
