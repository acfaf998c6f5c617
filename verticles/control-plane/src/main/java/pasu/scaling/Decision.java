package pasu.scaling;

/** What scaling wants done; both carry a reason in a sentence. */
sealed interface Decision {

  String agent();

  String reason();

  /** A new agent is needed. */
  record Start(String agent, String reason) implements Decision {}

  /** An agent is no longer needed. */
  record Drain(String agent, String reason) implements Decision {}
}
