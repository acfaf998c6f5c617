package pasu.edge.uplink;

import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Frame;

/**
 * The way of one camera's frames to whatever agent has the lease. Thread-safe; no method blocks.
 *
 * <p>Clip frames are kept until the agent says they are durable, however often the lease changes
 * meanwhile; frames for viewers only until a newer one comes.
 */
public interface Uplink extends AutoCloseable {

  /** What an uplink tells its owner, on a thread of its own; must not block. */
  interface Listener {

    /** The agent has the clip: every frame durable, and its catalog row. */
    void acknowledged(int clipNumber);

    /** Nothing authentic came from the agent for a second although frames were sent. */
    void agentSilent(long epoch);
  }

  /** Begins to stream, or goes on under a newer lease; what may not be durable is sent again. */
  void open(Grant grant);

  /**
   * The agent that has the lease knows this clip: its frames may be sent. Those offered before have
   * waited. A newer lease is another agent's perhaps, so every clip is admitted anew under it.
   */
  void admit(int clipNumber);

  /**
   * Offers a frame.
   *
   * @param clipNumber the clip it belongs to; 0 where only viewers want it
   */
  void send(Frame frame, int clipNumber);

  /** No further frame belongs to the clip: announces its manifest until it is acknowledged. */
  void finish(int clipNumber);

  /** Ends the stream; frames of unacknowledged clips are kept for the next lease. */
  void end();

  @Override
  void close();
}
