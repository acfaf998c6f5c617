package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    @JsonProperty("failed")
    FAILED
  }

  /**
   * Told at {@link Addresses#SCALING}: a decision and the numbers it was made from.
   *
   * @param reason in a sentence
   * @param agents alive when it was decided
   * @param freeSlots on all of them
   * @param waiting requests that no agent had room for
   */
  record ScalingDecided(
      Action action, String agent, String reason, int agents, int freeSlots, int waiting)
      implements ScalingMessage {}

  /**
   * Told at {@link Addresses#WAITING} when it changed, and again while there are some: so many
   * requests for a lease found no free slot.
   */
  record Waiting(int requests) implements ScalingMessage {}
}
