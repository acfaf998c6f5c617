package pasu.agent.ingest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.frame.Drop;

/** How many forgeries a session stands before it is deaf to all (ADR 17). */
public final class ForgeryLimit {

  private static final Logger log = LoggerFactory.getLogger(ForgeryLimit.class);

  private final long limit;
  private final Terms terms;
  private long forgeries;
  private volatile boolean reached;

  public ForgeryLimit(long limit, Terms terms) {
    this.limit = limit;
    this.terms = terms;
  }

  boolean isReached() {
    return reached;
  }

  /** Counts a forgery among the drops; true once, when it was one too many. */
  boolean reachedBy(Drop drop) {
    if (drop != Drop.FORGED || ++forgeries != limit) {
      return false;
    }
    reached = true;
    log.warn(
        "session ended camera={} epoch={} forgeries={} remedy=\"see who sends to this agent's port;"
            + " the edge goes on under a new lease\"",
        terms.camera(),
        terms.epoch(),
        forgeries);
    return true;
  }
}
