package pasu.protocol;

import java.util.List;

/** The conversation with launchers, the only processes that may start and stop agents. */
public sealed interface LauncherMessage extends BusMessage {

  /** Told at {@link Addresses#LAUNCHERS} once a second: a launcher is there. */
  record LauncherAlive(String launcher) implements LauncherMessage {
    public LauncherAlive {
      Checks.name("launcher", launcher);
    }
  }

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

  /** Asks which agents a launcher has running. */
  record ListLaunched() implements LauncherMessage, Question {}

  /**
   * The agents that run, by their names; whether they have registered is another question.
   *
   * @param most how many this launcher may run at once
   */
  record Launched(List<String> agents, int most) implements LauncherMessage {
    public Launched {
      agents = List.copyOf(agents);
      Checks.range("most", most, 1, 65_535);
    }
  }
}
