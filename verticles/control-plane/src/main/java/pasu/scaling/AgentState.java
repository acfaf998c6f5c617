package pasu.scaling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AgentMessage.Agent;

/** Where an agent is between its start and its end. An agent of which nothing is known has none. */
sealed interface AgentState {

  /**
   * It has not registered yet.
   *
   * @param found whether it was found running; else it was started
   */
  record Starting(Instant since, boolean found) implements AgentState {}

  /**
   * It registers again and again.
   *
   * @param agent as it said last
   * @param leaves whether it is being drained
   * @param emptySince since when it has had no stream; null while it has some
   */
  record Alive(Agent agent, boolean leaves, @Nullable Instant emptySince) implements AgentState {

    /** One that is heard of for the first time. */
    static Alive first(Agent agent, Instant now) {
      return new Alive(agent, agent.draining(), agent.streams().isEmpty() ? now : null);
    }

    /** It may be drained before it says so; one that said so and does no more was started anew. */
    Alive heard(Agent says, Instant now) {
      Alive first = first(says, now);
      return new Alive(
          says,
          says.draining() || (leaves && !agent.draining()),
          emptySince != null && first.emptySince != null ? emptySince : first.emptySince);
    }

    Alive leaving() {
      return new Alive(agent, true, emptySince);
    }
  }

  /** It fell silent, and may come back. */
  record Lost(Alive before, Instant since) implements AgentState {

    Alive heard(Agent says, Instant now) {
      return new Alive(before.agent, before.leaves, null).heard(says, now);
    }
  }

  /**
   * Whoever was asked before it was stopped may still say that it runs.
   *
   * @param counted whether those who are alive still have it among them
   */
  record Stopped(Instant at, boolean counted) implements AgentState {}

  /** Takes that it registered; what counts of one that was stopped is not its last words. */
  static AgentState heard(@Nullable AgentState before, Agent says, Instant now) {
    return switch (before) {
      case Alive alive -> alive.heard(says, now);
      case Lost lost -> lost.heard(says, now);
      case Stopped stopped when stopped.counted -> stopped;
      case Starting _, Stopped _ -> Alive.first(says, now);
      case null -> Alive.first(says, now);
    };
  }

  /** Takes that it is not among those who are alive. */
  default AgentState unheard(Instant now) {
    return switch (this) {
      case Alive alive -> new Lost(alive, now);
      case Stopped stopped -> new Stopped(stopped.at, false);
      case Starting _, Lost _ -> this;
    };
  }

  /** Whether it is being drained, silent or not. */
  default boolean isLeaving() {
    return switch (this) {
      case Alive alive -> alive.leaves;
      case Lost lost -> lost.before.leaves;
      case Starting _, Stopped _ -> false;
    };
  }

  /** Whether no new agent may have its name, although it is neither alive nor starting. */
  default boolean isInTheWay() {
    return this instanceof Lost || (this instanceof Stopped stopped && stopped.counted);
  }

  /** Whether it runs although nobody counts on it, by a list that was asked for then. */
  static boolean isUnknown(@Nullable AgentState state, Instant asked) {
    return state == null
        || (state instanceof Stopped stopped && !stopped.counted && stopped.at.isBefore(asked));
  }
}
