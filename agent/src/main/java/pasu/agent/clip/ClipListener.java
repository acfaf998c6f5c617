package pasu.agent.clip;

import pasu.protocol.Clip;
import pasu.protocol.clip.ClipDocument;

/** What a recorder tells of its clip, on the writing thread; must not block. */
interface ClipListener {

  /** How much of a clip was committed. */
  enum Outcome {
    /** The stream ended, or the edge said nothing for too long: it may come back with the rest. */
    ENDED,
    /** All that the edge had, but not what was captured. */
    SETTLED,
    /** All that was captured: every frame is there, and their digest is the edge's. */
    INTACT
  }

  /** The frame survives a power cut. Told again when the frame comes again. */
  void durable(long frame);

  /** The first frame is durable. Told once. */
  void started(Clip clip);

  /** The picture that shows best what was detected. Told once, at the commit at the latest. */
  void pictured(byte[] jpeg);

  /** The clip and {@code clip.json} are durable as they are. The last that is told. */
  void committed(ClipDocument document, Outcome outcome);

  /**
   * The clip is not this agent's any more, and nothing of it was touched. The last that is told.
   */
  void fenced(String reason);

  /** No frame ever came; the folder is gone. The last that is told. */
  void empty();
}
