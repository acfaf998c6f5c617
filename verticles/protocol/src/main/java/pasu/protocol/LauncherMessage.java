package pasu.protocol;

import java.util.List;

/** The conversation with the launcher, the one process that may start and stop agents. */
public sealed interface LauncherMessage extends BusMessage {

  /** Asks for an agent of this name; does nothing where it runs. */
  record StartAgent(String agent) implements LauncherMessage {
    public StartAgent {
      Checks.name("agent", agent);
    }
  }

  /** Asks to end the agent of this name; does nothing where none runs. */
  record StopAgent(String agent) implements LauncherMessage {
    public StopAgent {
      Checks.name("agent", agent);
    }
  }

  /** It runs, or runs no more: the answer to {@link StartAgent} and {@link StopAgent}. */
  record LauncherDone() implements LauncherMessage {}

  /** Asks which agents the launcher has running. */
  record ListLaunched() implements LauncherMessage {}

  /** The agents that run, by their names; whether they have registered is another question. */
  record Launched(List<String> agents) implements LauncherMessage {
    public Launched {
      agents = List.copyOf(agents);
    }
  }
}
