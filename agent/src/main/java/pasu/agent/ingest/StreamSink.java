package pasu.agent.ingest;

import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** Where the frames of one stream go. Called on the receiving threads; must not block. */
public interface StreamSink {

  /**
   * Takes a complete, authentic frame, each number once, not always in order.
   *
   * @param clipNumber the clip it belongs to; 0 where only viewers want it
   * @return whether it was taken; a clip frame that was not is asked for again later
   */
  boolean accept(Frame frame, int clipNumber);

  /** Takes a frame for whoever looks on, in the order of capture; not every one comes. */
  void show(Frame frame);

  /** The edge says what a clip consists of; may be said again. */
  void manifest(Manifest manifest);

  /** The edge goes on saying that a clip is under way, whether or not a frame of it comes. */
  default void pending(int clipNumber) {}

  /** Nothing authentic came for as long as the lease allows; the session is closed. */
  void silent();
}
