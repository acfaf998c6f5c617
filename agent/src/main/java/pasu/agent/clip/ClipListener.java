package pasu.agent.clip;

import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;

/** What a recorder tells of its clip, on the writing thread; must not block. */
interface ClipListener {

  /** The frame survives a power cut. Told again when the frame comes again. */
  void durable(long frame);

  /** The first frame is durable. Told once. */
  void started(Clip clip);

  /** The picture that shows best what was detected. Told once, at the commit at the latest. */
  void pictured(byte[] jpeg);

  /**
   * Every frame that will come is durable, and so is {@code clip.json}. The last that is told.
   *
   * @param intact whether all frames are there and the edge's digest matches
   */
  void committed(ClipSaved saved, boolean intact);

  /** No frame ever came; the folder is gone. The last that is told. */
  void empty();
}
