package pasu.protocol;

import java.util.List;

/** The conversation between the agents, which record clips, and the catalog, which keeps them. */
public sealed interface ClipMessage extends BusMessage {

  /**
   * What an agent says of a clip it records, asked at {@link Addresses#CLIP_REPORTS}. Repeating one
   * does no harm. Refused with 410 when the clip was removed meanwhile, with 409 when it is another
   * camera's or recorded under a newer epoch: whoever is told so has no say in it any more.
   */
  sealed interface ClipReport extends ClipMessage {
    Clip clip();

    /** What it is recorded under. */
    long epoch();
  }

  /** The first frame is durable. */
  record ClipStarted(Clip clip, long epoch) implements ClipReport {}

  /** More frames are durable; said every second, kept only in memory. */
  record ClipProgress(Clip clip, long epoch) implements ClipReport {}

  /**
   * Every frame that will come is durable. The answer means the row is durable too: only then may
   * the agent acknowledge the clip to the edge.
   *
   * @param missing the frames that were captured but are not stored
   */
  record ClipSaved(Clip clip, long epoch, List<FrameRange> missing) implements ClipReport {
    public ClipSaved {
      missing = List.copyOf(missing);
    }
  }

  /** The MP4 is made, or could not be: the clip's state says which. */
  record ClipReady(Clip clip, long epoch) implements ClipReport {}

  /** Done. */
  record Stored() implements ClipMessage {}

  /**
   * Told at {@link Addresses#CLIPS_IN_HAND} every second while there are any: the clips a node
   * records or finishes. Whoever is not named has been left behind.
   */
  record ClipsInHand(String node, List<String> clips) implements ClipMessage {
    public ClipsInHand {
      clips = List.copyOf(clips);
      clips.forEach(Checks::clipId);
    }
  }

  /**
   * Asks an agent to finish a clip that its agent left behind; {@link Stored} says that it has it
   * in hand now. Refused with 409 when it has it already, or is leaving.
   *
   * @param epoch newer than any it was recorded under
   */
  record FinishClip(String clip, String camera, long epoch) implements ClipMessage {
    public FinishClip {
      Checks.clipId(clip);
      Checks.name("camera", camera);
    }
  }

  /** Told at {@link Addresses#CHANGED_CLIPS} whenever what is known of a clip changed. */
  record ClipChanged(Clip clip) implements ClipMessage {}

  /** Told at {@link Addresses#REMOVED_CLIPS} when a clip and its files are gone. */
  record ClipRemoved(String id, String site) implements ClipMessage {}
}
