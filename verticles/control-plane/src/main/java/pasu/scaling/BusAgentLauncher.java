package pasu.scaling;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.LauncherMessage.Launched;
import pasu.protocol.LauncherMessage.ListLaunched;
import pasu.protocol.LauncherMessage.StartAgent;
import pasu.protocol.LauncherMessage.StopAgent;

/** Has the launcher, a process of its own, start and stop agents. */
public final class BusAgentLauncher implements AgentLauncher {

  /** An agent that is stopped may take 20 s to commit what is under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<Bus> bus;

  /**
   * Creates it.
   *
   * @param bus needed once an agent is asked for
   */
  public BusAgentLauncher(Supplier<Bus> bus) {
    this.bus = bus;
  }

  @Override
  public Future<Void> start(String agent) {
    return bus.get().ask(Addresses.LAUNCH_AGENT, new StartAgent(agent), PATIENCE).mapEmpty();
  }

  @Override
  public Future<Void> stop(String agent) {
    return bus.get().ask(Addresses.STOP_AGENT, new StopAgent(agent), PATIENCE).mapEmpty();
  }

  @Override
  public Future<List<String>> list() {
    return bus.get().ask(Addresses.LAUNCHED, new ListLaunched()).map(Launched::agents);
  }
}
