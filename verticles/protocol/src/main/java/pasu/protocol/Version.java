package pasu.protocol;

/**
 * Which code speaks.
 *
 * @param text for people
 * @param protocol the number of what is said; two that differ do not understand each other. What
 *     changes it, and what does not: ADR 61
 */
public record Version(String text, int protocol) {

  /** This code's text, as a constant. */
  public static final String TEXT = "0.1.0";

  /** What nodes say to each other on the bus. */
  public static final Version OWN = new Version(TEXT, 3);

  /** What edges and gateways say to each other; edges are updated more seldom. */
  public static final Version OF_EDGES = new Version(TEXT, 3);

  private static final int UPGRADE_REQUIRED = 426;

  /** Whether messages of the other are understood. */
  public boolean understands(Version other) {
    return protocol == other.protocol;
  }

  /**
   * Why a node of other code may not take part, with what to update.
   *
   * @param who the node, as in {@code agent agent-1}
   */
  public Refusal refusal(String who, Version other) {
    String remedy =
        other.protocol < protocol ? "update " + who : "update the control plane first, then " + who;
    return new Refusal(
        UPGRADE_REQUIRED,
        "%s is of version %s (protocol %d), but the control plane is of version %s (protocol %d); %s"
            .formatted(who, other.text, other.protocol, text, protocol, remedy));
  }
}
