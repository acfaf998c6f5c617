package pasu.edge.uplink;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Frame;

/**
 * The way of one camera's frames to whatever agent has the lease. Thread-safe; no method blocks.
 *
 * <p>Clip frames are kept until the agent says they are durable, however often the lease changes
 * meanwhile, and where there is a disk, even when the edge is started anew; frames for viewers only
 * until a newer one comes.
 */
public interface Uplink extends AutoCloseable {

  /** What an uplink tells its owner, on a thread of its own; must not block. */
  interface Listener {

    /** The agent has the clip: every frame durable, and its catalog row. */
    void acknowledged(int clipNumber);

    /** Nothing authentic came from the agent for a second although frames were sent. */
    void agentSilent(long epoch);
  }

  /**
   * What an edge before this one numbered and left behind.
   *
   * @param lastFrame a number that no frame was given before it, so frames may go on from it
   * @param lastClip likewise, of clips
   * @param clips that no agent has acknowledged, oldest first; they are kept and announced as if
   *     they had begun and ended here
   * @param clocks by their ids, what they were recorded by, where that was noted
   */
  record Past(long lastFrame, int lastClip, List<Detected> clips, Map<String, ClipClock> clocks) {
    public Past {
      clips = List.copyOf(clips);
      clocks = Map.copyOf(clocks);
    }

    public Past(long lastFrame, int lastClip, List<Detected> clips) {
      this(lastFrame, lastClip, clips, Map.of());
    }
  }

  Past past();

  /**
   * Goes on with clips of an edge before that turned up since the start, because their disk could
   * not be read then.
   *
   * @param fits whether a clip's numbers are no other's; one that does not fit waits for the next
   *     start
   * @return those it goes on with, oldest first
   */
  List<Found> findMore(Predicate<Found> fits);

  /** Those raised now. */
  List<Alarm> alarms();

  /** By which clock clips are recorded now, and how far that is off, as far as is known. */
  void clockIs(ClipClock now);

  /** The camera's importance, 1 to 5. */
  void importance(int importance);

  /** A clip begins: its frames are offered next. */
  void begin(Detected detected);

  /** Begins to stream, or goes on under a newer lease; what may not be durable is sent again. */
  void open(Grant grant);

  /** What is added to the capture times of a clip's frames when they are sent, from now on. */
  void correct(int clipNumber, long micros);

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
