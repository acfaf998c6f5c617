package pasu.edge.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.spool.Saved.Outcome;
import pasu.edge.time.ClipClock;
import pasu.edge.time.SteadyClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/**
 * The folder where the clips of all cameras of this process wait until an agent has them, within
 * one bound: the least important and then the oldest clip makes room for others.
 *
 * <p>One thread reads and writes; it is the only one that touches the folder once it is open.
 */
public final class Spool implements AutoCloseable {

  /** 2 GiB: about half an hour of 720p at 15 frames a second. */
  public static final long DEFAULT_LIMIT_BYTES = 2L * 1024 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Spool.class);
  private static final int USUAL_IMPORTANCE = 3;
  private static final long FAREWELL_SECONDS = 10;

  private final Path folder;
  private final Shelf shelf;
  private final SpoolAlarms alarms;
  private final Turn turn = new Turn();
  private final Map<String, Integer> importances = new ConcurrentHashMap<>();
  private final Map<String, ClipClock> clocks = new ConcurrentHashMap<>();
  private final Map<String, List<Found>> found = new ConcurrentHashMap<>();
  private boolean read;
  private volatile boolean usable;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("pasu-spool").unstarted(task));

  /**
   * Names it; nothing is read or written yet.
   *
   * @param limitBytes of the disk, for all cameras; less where it has not so much (ADR 13)
   */
  public Spool(Path folder, long limitBytes, InstantSource clock) {
    this(folder, limitBytes, new DiskRoom(folder.toFile()), clock);
  }

  /**
   * The same on a disk of the caller's.
   *
   * @param room how many more bytes it has
   */
  Spool(Path folder, long limitBytes, LongSupplier room, InstantSource clock) {
    this.folder = folder;
    this.alarms = new SpoolAlarms(folder, limitBytes, SteadyClock.of(clock));
    this.shelf = new Shelf(limitBytes, room, this::worth, clocks::get, alarms);
  }

  /**
   * Reads what an edge left behind; blocks. Where the folder cannot be used, that is said, the edge
   * goes on with memory only, and it is looked again each time somebody asks for alarms.
   */
  public Spool open() {
    look();
    return this;
  }

  /** Looks once where it can be read, and once more when it can be written (ADR 13). */
  private void look() {
    try {
      Files.createDirectories(folder);
      boolean writable = Files.isWritable(folder);
      if (writable || !read) {
        take(SpoolScan.of(folder, shelf::holds));
        read = true;
      }
      if (!writable) {
        throw new IOException("it may not be written");
      }
      usable = true;
      alarms.worked();
    } catch (IOException e) {
      alarms.failed(e);
    }
  }

  private void take(List<SpoolScan.Finding> findings) {
    findings.reversed().forEach(this::importanceWas);
    Map<String, List<Found>> news = new HashMap<>();
    for (SpoolScan.Finding finding : findings) {
      String camera = finding.clip().detected().camera();
      shelf.add(finding.clip());
      news.computeIfAbsent(camera, _ -> new ArrayList<>()).add(finding.found());
    }
    news.forEach((camera, clips) -> found.merge(camera, clips, Spool::joined));
  }

  /** Unless somebody said what it is now. */
  private void importanceWas(SpoolScan.Finding finding) {
    SpooledClip clip = finding.clip();
    importances.putIfAbsent(clip.detected().camera(), clip.importance());
  }

  private static List<Found> joined(List<Found> some, List<Found> others) {
    return Stream.of(some, others).flatMap(List::stream).toList();
  }

  private void lookAgain() {
    if (!usable) {
      look();
    }
  }

  /** Of which cameras clips were found that nobody was told of yet. */
  public Set<String> cameras() {
    return Set.copyOf(found.keySet());
  }

  /** The part of one camera, which there must be only one edge for. */
  public CameraSpool camera(String name) {
    return new Part(name);
  }

  /** Ends the thread after what it was asked to do. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        log.warn("spool still writes folder={}", folder);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int worth(String camera) {
    return importances.getOrDefault(camera, USUAL_IMPORTANCE);
  }

  private Saved keep(Saving saving) {
    try {
      Saved saved = shelf.save(folder, saving);
      if (usable) {
        alarms.worked();
      } else {
        look();
      }
      return saved;
    } catch (IOException e) {
      alarms.failed(e);
      return new Saved(Outcome.FAILED);
    }
  }

  private Loaded read(String clip, List<IndexEntry> wanted) {
    List<Frame> frames = new ArrayList<>();
    List<Long> lost = new ArrayList<>();
    for (IndexEntry entry : wanted) {
      try {
        frames.add(shelf.read(clip, entry));
      } catch (IOException e) {
        log.warn(
            "spooled frame lost clip={} frame={} error=\"{}\"", clip, entry.frame(), e.toString());
        lost.add(entry.frame());
      }
    }
    return new Loaded(frames, lost);
  }

  private void forget(String clip) {
    try {
      shelf.remove(clip);
    } catch (IOException e) {
      log.warn("spooled clip not removed clip={} error=\"{}\"", clip, e.toString());
    }
  }

  private void note(String camera, ClipClock now) {
    try {
      shelf.clockIs(camera, now);
    } catch (IOException e) {
      log.warn("clock not noted camera={} error=\"{}\"", camera, e.toString());
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException _) {
      log.debug("spool is closed folder={}", folder);
    }
  }

  private final class Part implements CameraSpool {

    private final String camera;

    Part(String camera) {
      this.camera = camera;
    }

    @Override
    public List<Found> found() {
      List<Found> news = found.remove(camera);
      return news == null ? List.of() : List.copyOf(news);
    }

    @Override
    public void leave(Found clip) {
      alarms.left(clip.detected());
    }

    @Override
    public void save(Saving saving, Consumer<Saved> done) {
      run(() -> done.accept(keep(saving)));
    }

    @Override
    public void load(String clip, List<IndexEntry> frames, Consumer<Loaded> done) {
      run(() -> done.accept(read(clip, frames)));
    }

    @Override
    public void remove(String clip) {
      run(() -> forget(clip));
    }

    @Override
    public boolean isTurn(Instant startedAt, Runnable wake) {
      return turn.claim(new Turn.Claim(camera, worth(camera), startedAt, wake));
    }

    @Override
    public void rest() {
      turn.rest(camera);
    }

    @Override
    public void clockIs(ClipClock now) {
      ClipClock before = clocks.put(camera, now);
      if (before == null || !Objects.equals(now.startedMicros(), before.startedMicros())) {
        run(() -> note(camera, now));
      }
    }

    @Override
    public void importance(int importance) {
      importances.put(camera, importance);
    }

    @Override
    public List<Alarm> alarms() {
      if (!usable) {
        run(Spool.this::lookAgain);
      }
      return alarms.raised(camera);
    }
  }
}
