package pasu.edge.picture;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/**
 * A camera that hangs as in native code, deaf to interrupts, until it is let go; then gives one
 * picture, captured at the number of the thread that read it.
 */
final class StubbornCamera implements CameraSource {

  final AtomicInteger opened = new AtomicInteger();
  private final BlockingQueue<Thread> readers = new LinkedBlockingQueue<>();
  private final CountDownLatch released = new CountDownLatch(1);

  /** The next thread that waits for a picture. */
  Thread nextReader() throws InterruptedException {
    Thread reader = readers.poll(20, SECONDS);
    if (reader == null) {
      throw new AssertionError("nobody reads");
    }
    return reader;
  }

  void letGo() {
    released.countDown();
  }

  @Override
  public Camera open(PictureSettings asked) {
    opened.incrementAndGet();
    return new Opened();
  }

  @Override
  public String description() {
    return "stubborn:";
  }

  private final class Opened implements Camera {

    private boolean given;

    @Override
    public Picture next() throws CameraException {
      if (given) {
        throw new CameraException(Sentence.plain("stubborn: has no more"));
      }
      readers.add(Thread.currentThread());
      awaitRelease();
      given = true;
      return new Picture(Thread.currentThread().threadId(), Pictures.JPEG, 640, 480);
    }

    @Override
    public void close() {}

    private void awaitRelease() {
      boolean deaf = true;
      while (deaf) {
        try {
          released.await();
          deaf = false;
        } catch (InterruptedException _) {
          // Native code does not hear it.
        }
      }
    }
  }
}
