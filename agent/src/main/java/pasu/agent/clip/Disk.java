package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pasu.agent.clip.DiskSpace.Room;

/** The disk that clips are written to: how much room it has, and what it refuses. Thread-safe. */
public final class Disk implements ClipFile.Files {

  private static final int LARGEST_RESERVE = 10; // One part in so many.
  private static final int FLOOR = 4; // The same, of the reserve.

  /**
   * How a disk is.
   *
   * @param wantedBytes how much must be free
   * @param failure what it last said, of a clip that cannot be written now; empty when all can
   */
  public record Condition(long usableBytes, long wantedBytes, String failure, boolean saysFull) {

    public boolean isFull() {
      return saysFull || usableBytes < wantedBytes;
    }

    /** Whether it refuses what is written although there is room. */
    public boolean isFailing() {
      return !failure.isEmpty() && !isFull();
    }

    /** How much is lacking, and a quarter of what is wanted, lest it be full again at once. */
    public long lackingBytes() {
      return Math.max(1, Math.max(0, wantedBytes - usableBytes) + wantedBytes / 4);
    }
  }

  private final DiskSpace space;
  private final long reserveBytes;
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private final BlockFiles blocks = new BlockFiles();
  private volatile Runnable onTrouble = () -> {};

  Disk(DiskSpace space, long reserveBytes) {
    this.space = space;
    this.reserveBytes = reserveBytes;
  }

  /** Has it told, on the writing thread, when a clip that could be written no longer can be. */
  public void onTrouble(Runnable listener) {
    onTrouble = listener;
  }

  /** How it is now; blocks. A disk that does not even say so is failing. */
  public Condition condition() {
    try {
      Room room = space.measure();
      return new Condition(room.usableBytes(), reserve(room), failure(), saysFull());
    } catch (IOException e) {
      return new Condition(0, 0, e.toString(), false);
    }
  }

  @Override
  public ClipFile create(Path path) throws IOException {
    return ChannelFile.create(path);
  }

  @Override
  public ClipFile createFrames(Path path) throws IOException {
    return blocks.create(path);
  }

  @Override
  public void refuseWhenFull() throws IOException {
    Room room = space.measure();
    long floor = reserve(room) / FLOOR;
    if (room.usableBytes() < floor) {
      throw new DiskFullException(room.usableBytes(), floor);
    }
  }

  /** A clip could not be written; true when that is news. */
  boolean failed(String clip, Throwable failure) {
    boolean isNews = failures.put(clip, failure) == null;
    if (isNews) {
      onTrouble.run();
    }
    return isNews;
  }

  /** A clip was written, or is no longer; true when it had failed before. */
  boolean worked(String clip) {
    return failures.remove(clip) != null;
  }

  private long reserve(Room room) {
    return Math.min(reserveBytes, room.totalBytes() / LARGEST_RESERVE);
  }

  private String failure() {
    return failures.values().stream().findAny().map(Throwable::toString).orElse("");
  }

  private boolean saysFull() {
    return failures.values().stream().anyMatch(Disk::isOutOfSpace);
  }

  /** The system's words for ENOSPC and EDQUOT: a quota, or inodes, that no free space shows. */
  private static boolean isOutOfSpace(Throwable failure) {
    String words = Optional.ofNullable(failure.getMessage()).orElse("").toLowerCase(Locale.ROOT);
    return failure instanceof DiskFullException
        || words.contains("no space left")
        || words.contains("quota exceeded");
  }
}
