package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about how many agents there should be. */
public sealed interface ScalingMessage extends BusMessage {

  /** What was decided. */
  enum Action {
    @JsonProperty("start")
    START,
    @JsonProperty("drain")
    DRAIN,
    @JsonProperty("stop")
    STOP,
    /** An agent did not start. */
    @JsonProperty("failed")
    FAILED,
    /** An agent found running is kept. */
    @JsonProperty("adopt")
    ADOPT,
    /** An agent found running that nobody hears of is removed. */
    @JsonProperty("remove")
    REMOVE,
    /** More agents are needed than there may be; said once. */
    @JsonProperty("maximum")
    MAXIMUM,
    /** Somebody changed how many there may be. */
    @JsonProperty("limits")
    LIMITS
  }

  /**
   * Told at {@link Addresses#SCALING}: a decision and the numbers it was made from.
   *
   * @param agent the one it is about; empty where it is about none
   * @param reason in a sentence
   * @param agents alive when it was decided, those that are leaving included
   * @param freeSlots on all of them, for anybody
   * @param waiting requests that no agent had room for
   * @param starting agents that were started but had not registered yet
   * @param leaving of {@code agents}, those that take no more streams
   * @param retryAt when a failed start is tried again; null otherwise
   * @param wording what the reason says; null where that is not known
   */
  record ScalingDecided(
      Instant at,
      Action action,
      String agent,
      String reason,
      int agents,
      int freeSlots,
      int waiting,
      int starting,
      int leaving,
      int minimum,
      int maximum,
      @Nullable Instant retryAt,
      @Nullable Wording wording)
      implements ScalingMessage {}

  /**
   * Told at {@link Addresses#WAITING} when it changed, and again while there are some: so many
   * requests for a lease found no free slot.
   *
   * @param dedicated of them, those that want an agent of their site's own, by site
   */
  record Waiting(int requests, Map<String, Integer> dedicated) implements ScalingMessage {
    public Waiting {
      dedicated = Map.copyOf(dedicated);
    }

    /** Requests that any agent may serve. */
    public Waiting(int requests) {
      this(requests, Map.of());
    }
  }

  /**
   * Asks at {@link Addresses#LIMITS} to change how many agents there may be; null leaves one as it
   * is. It lasts beyond restarts.
   */
  record SetLimits(@Nullable Integer minimum, @Nullable Integer maximum)
      implements ScalingMessage {}

  /** How many agents there are at least and at most. */
  record Limits(int minimum, int maximum) implements ScalingMessage {
    private static final int MOST = 1_000;

    public Limits {
      Checks.range("minimum", minimum, 1, MOST);
      Checks.range("maximum", maximum, 1, MOST);
      if (maximum < minimum) {
        throw new BadInput(
            "limits-crossed",
            "maximum must be at least the minimum of {minimum}, but is {maximum}",
            minimum,
            maximum);
      }
    }

    /** These, changed as asked. */
    public Limits with(SetLimits change) {
      return new Limits(
          change.minimum() == null ? minimum : change.minimum(),
          change.maximum() == null ? maximum : change.maximum());
    }
  }

  /** Asks at {@link Addresses#SCALING_STATE} how scaling stands. */
  record ShowScaling() implements ScalingMessage, Question {}

  /**
   * How scaling stands; the answer to {@link ShowScaling}.
   *
   * @param agents names of those alive, and
   * @param starting of those that were started but have not registered yet, and
   * @param leaving of those that take no more streams
   * @param problem why there are fewer agents than wanted, in a sentence; null while there are not
   * @param decisions the latest hundred, oldest first
   */
  record ScalingState(
      Limits limits,
      List<String> agents,
      List<String> starting,
      List<String> leaving,
      int freeSlots,
      Waiting waiting,
      @Nullable String problem,
      List<ScalingDecided> decisions)
      implements ScalingMessage {
    public ScalingState {
      agents = List.copyOf(agents);
      starting = List.copyOf(starting);
      leaving = List.copyOf(leaving);
      decisions = List.copyOf(decisions);
    }
  }
}
