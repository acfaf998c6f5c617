package pasu.edge.cut;

import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/** What the cutter makes of frames and detections, in the order of the frames. */
public sealed interface CutEvent {

  /** A clip begins with the next frame told of. */
  record ClipBegan(Detected detected) implements CutEvent {}

  /**
   * A frame was cut; one that was no clip's may be told of again, as a clip's pre-roll.
   *
   * @param clip the number of the clip it belongs to, 0 for none
   */
  record FrameCut(Frame frame, int clip) implements CutEvent {}

  /** No further frame belongs to the clip. */
  record ClipEnded(int clip) implements CutEvent {}
}
