package pasu.assignment;

import io.vertx.core.Future;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;

/** Whom assignment asks and tells on the way to a lease. */
interface Counterparts {

  /** Draws a camera's next epoch from the database. */
  Future<Long> nextEpoch(String camera);

  /** Asks an agent for a slot. */
  Future<Admitted> admit(String agent, Admit question);

  /** Takes how many requests wait for a slot, each time the line was gone through. */
  void waiting(Waiting requests);
}
