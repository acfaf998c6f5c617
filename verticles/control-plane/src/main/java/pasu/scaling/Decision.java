package pasu.scaling;

import pasu.protocol.Sentence;

/** What scaling wants done; both carry a reason in a sentence. */
sealed interface Decision {

  String agent();

  Sentence reason();

  /** A new agent is needed. */
  record Start(String agent, Sentence reason) implements Decision {}

  /** An agent is no longer needed. */
  record Drain(String agent, Sentence reason) implements Decision {}
}
