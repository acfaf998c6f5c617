package pasu.edge.picture;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.Sentence;

/**
 * Keeps one camera read, on one named platform thread: a camera blocks in native code.
 *
 * <p>Where that never returns, {@link #watch} leaves the thread behind and starts another with the
 * camera opened afresh. The one left behind closes its camera itself, should it return; at most
 * {@value #MAX_HUNG} are left behind at a time.
 */
public final class CameraLoop implements AutoCloseable {

  static final int MAX_HUNG = 4;

  private static final Logger log = LoggerFactory.getLogger(CameraLoop.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final String camera;
  private final Duration stall;
  private final CameraSource source;
  private final PictureTerms terms;
  private final PictureGate gate;
  private final Consumer<Picture> eye;
  private final LongSupplier nanoTime;
  private final PictureRate rate = new PictureRate();
  private final Set<Thread> hung = new HashSet<>();

  private @Nullable CameraRun run;
  private @Nullable Thread thread;
  private volatile @Nullable Sentence problem;
  private volatile int width;
  private volatile int height;

  /**
   * @param stall a camera silent for so long is opened again
   * @param terms what the pictures shall be; those beyond its rate are not let through
   * @param eye sees each picture on the camera's thread, as soon as it is there
   */
  public CameraLoop(
      String camera,
      Duration stall,
      CameraSource source,
      PictureTerms terms,
      PictureGate gate,
      Consumer<Picture> eye,
      LongSupplier nanoTime) {
    this.camera = camera;
    this.stall = stall;
    this.source = source;
    this.terms = terms;
    this.gate = gate;
    this.eye = eye;
    this.nanoTime = nanoTime;
  }

  public synchronized void start() {
    run = new CameraRun(source, terms, new Reader(), stall, nanoTime);
    thread = Thread.ofPlatform().daemon().name("camera-" + camera).start(run);
  }

  /** Looks whether the camera stalled; to be called about each second. */
  public synchronized void watch() {
    hung.removeIf(left -> !left.isAlive());
    if (run != null && run.isStalled()) {
      startAfresh();
    } else if (thread != null && !thread.isAlive()) {
      start(); // An error that no camera should have ended it.
    }
  }

  /** Why there are no pictures now, in a sentence. */
  public Optional<Sentence> problem() {
    return Optional.ofNullable(problem);
  }

  public double framesPerSecond() {
    return rate.perSecond(nanoTime.getAsLong());
  }

  /** In pixels, 0 until there was a picture. */
  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Ends the thread; waits for it, but not for one that hangs. */
  @Override
  public void close() {
    Thread last = end();
    if (last != null) {
      join(last);
    }
  }

  private synchronized @Nullable Thread end() {
    Thread last = thread;
    if (run != null && last != null) {
      run.end();
      last.interrupt();
      run = null;
      thread = null;
    }
    return last;
  }

  private void startAfresh() {
    problem = Sentence.of("camera-stalled", "{source} gives no pictures", source.description());
    if (hung.size() < MAX_HUNG) {
      leaveBehind();
      start();
    }
  }

  private void leaveBehind() {
    log.warn(
        "camera stalled camera={} source={} hung={}", camera, source.description(), hung.size());
    Thread left = end();
    if (left != null) {
      hung.add(left);
    }
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(FAREWELL)) {
        log.warn("camera still hangs thread={}", thread.getName());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Measures what the camera gives, and lets nothing through that is no frame. */
  private final class Reader implements CameraRun.Listener {

    @Override
    public void saw(Picture picture) {
      Optional<Sentence> refusal = gate.refuse(picture);
      problem = refusal.orElse(null);
      if (refusal.isPresent() || !terms.admits(picture.captureMicros())) {
        return;
      }
      width = picture.width();
      height = picture.height();
      rate.add(nanoTime.getAsLong());
      eye.accept(picture);
    }

    @Override
    public void failed(Sentence sentence) {
      problem = sentence;
    }
  }
}
