package pasu.edge.picture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.edge.retry.Backoff;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/**
 * One thread's work with a camera: opens it, reads it, and opens it again when it fails, until the
 * run is over. A run that hangs in native code is over too, but ends only when that returns; what
 * it then still gets, nobody sees.
 */
final class CameraRun implements Runnable {

  /** Is told, on the run's thread, how it goes. */
  interface Listener {
    void saw(Picture picture);

    void failed(Sentence problem);
  }

  /** How long opening may take: a camera in the network may be far. */
  static final Duration OPENING = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(CameraRun.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final CameraSource source;
  private final PictureTerms terms;
  private final Listener listener;
  private final LongSupplier nanoTime;
  private final Duration stall;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Why it failed last, which is logged once; on the run's thread. */
  private String said = "";

  private volatile boolean inCamera;
  private volatile long patienceEnds;

  CameraRun(
      CameraSource source,
      PictureTerms terms,
      Listener listener,
      Duration stall,
      LongSupplier nanoTime) {
    this.source = source;
    this.terms = terms;
    this.listener = listener;
    this.stall = stall;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    while (!isOver()) {
      try {
        read();
      } catch (CameraException | RuntimeException | LinkageError e) {
        failed(e);
      }
    }
  }

  /** Whether the thread waits for the camera longer than it should. */
  boolean isStalled() {
    return inCamera && nanoTime.getAsLong() - patienceEnds > 0;
  }

  /** Ends the run after the picture it waits for. */
  void end() {
    over.countDown();
  }

  private void read() throws CameraException {
    enterCamera(OPENING.compareTo(stall) > 0 ? OPENING : stall);
    PictureSettings asked = source.within(terms.agreed());
    try (Camera camera = source.open(asked)) {
      log.info("camera opened source={} pictures={}", source.description(), asked);
      boolean follows = true;
      while (!isOver()) {
        PictureSettings now = source.within(terms.agreed());
        follows = now.equals(asked) ? follows : camera.follow(now);
        asked = now;
        if (!follows && terms.allowGap()) {
          return; // Opened again at once.
        }
        enterCamera(stall);
        see(camera.next());
      }
    } finally {
      inCamera = false;
    }
  }

  private void see(Picture picture) {
    if (!isOver()) {
      backoff.afterSuccess();
      said = "";
      inCamera = false;
      listener.saw(picture);
    }
  }

  private void enterCamera(Duration patience) {
    patienceEnds = nanoTime.getAsLong() + patience.toNanos();
    inCamera = true;
  }

  private void failed(Throwable failure) {
    if (!isOver()) {
      boolean expected = failure instanceof CameraException;
      Sentence problem = expected ? Sentence.of(failure) : Sentence.plain(failure.toString());
      if (!problem.text().equals(said)) {
        log.warn("camera failed source={} error=\"{}\"", source.description(), problem.text());
        said = problem.text();
      }
      log.debug("camera failed source={}", source.description(), failure);
      listener.failed(problem);
      waitFor(backoff.afterFailure());
    }
  }

  private void waitFor(Duration pause) {
    try {
      boolean _ = over.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      end(); // Only whoever ends a run interrupts it.
    }
  }

  private boolean isOver() {
    return over.getCount() == 0;
  }
}
