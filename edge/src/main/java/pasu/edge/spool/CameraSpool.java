package pasu.edge.spool;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.clip.IndexEntry;

/**
 * One camera's clips on the disk. Nothing here blocks; answers come on the spool's thread. Whoever
 * saves or loads waits for the answer before the next time, so that nothing piles up.
 */
public interface CameraSpool {

  /** No disk at all: what memory cannot hold is given up. */
  static CameraSpool none() {
    return new NoSpool();
  }

  /**
   * The clips that an edge before left behind and nobody was told of yet, oldest first. More may
   * turn up where the folder could not be read at the start.
   */
  List<Found> found();

  /** A clip that was found cannot be delivered before the edge is started anew. */
  void leave(Found clip);

  void save(Saving saving, Consumer<Saved> done);

  void load(String clip, List<IndexEntry> frames, Consumer<Loaded> done);

  /** Forgets a clip: an agent has it. */
  void remove(String clip);

  /**
   * Claims the way to the agents for a clip that waited on the disk, until {@link #rest}.
   *
   * @param startedAt the clip's age: of two equally important cameras the older clip goes first
   * @param wake called on any thread when it may be this camera's turn
   * @return whether it is
   */
  boolean isTurn(Instant startedAt, Runnable wake);

  /** There is nothing to deliver from the disk now. */
  void rest();

  /** By which clock clips are recorded now, and how far that is off, as far as is known. */
  void clockIs(ClipClock now);

  /** The camera's importance, 1 to 5, may have changed. */
  void importance(int importance);

  /** Those raised now. */
  List<Alarm> alarms();
}
