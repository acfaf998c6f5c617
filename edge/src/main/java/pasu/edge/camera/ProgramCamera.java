package pasu.edge.camera;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;
import pasu.protocol.frame.Frame;

/**
 * A running program that gives pictures. A thread of its own reads them, for a pipe can be waited
 * for neither with patience nor interruptibly. When the edge dies without a farewell, the program
 * ends with its next picture, which nobody takes.
 */
final class ProgramCamera implements Camera {

  private static final int WAITING_PICTURES = 4;
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final Picture END = new Picture(0, new byte[0], 0, 0);

  private final ProgramSource source;
  private final String program;
  private final Process process;
  private final BlockingQueue<Picture> pictures = new ArrayBlockingQueue<>(WAITING_PICTURES);
  private final LastWords words = new LastWords();
  private final JpegSplitter splitter;
  private final Thread reader;
  private final Thread listener;
  private long lastMicros;

  ProgramCamera(ProgramSource source, String program, Process process) {
    this.source = source;
    this.program = program;
    this.process = process;
    this.splitter = new JpegSplitter(process.getInputStream(), Frame.MAX_BYTES);
    String name = "pictures-" + process.pid();
    this.reader = Thread.ofPlatform().daemon().name(name).start(this::read);
    this.listener =
        Thread.ofVirtual()
            .name(name + "-words")
            .start(() -> words.listen(process.getErrorStream()));
  }

  private void read() {
    try {
      for (var cut = splitter.next(); cut != null; cut = splitter.next()) {
        lastMicros = Math.max(lastMicros + 1, source.time().nowMicros());
        pictures.put(new Picture(lastMicros, cut.jpeg(), cut.width(), cut.height()));
      }
      pictures.put(END);
    } catch (IOException | InterruptedException _) {
      boolean _ = pictures.offer(END); // It was closed, and nobody waits.
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // It is a mark, not a picture.
  public Picture next() throws CameraException {
    @Nullable Picture picture;
    try {
      picture = pictures.poll(source.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CameraException(Sentence.plain(source.description() + ": interrupted"), e);
    }
    if (picture == null) {
      throw new CameraException(
          Sentence.of(
              "program-silent",
              "{source} gave no picture for {seconds} s{why}; look at the camera's cable",
              source.description(),
              source.patience().toSeconds(),
              said()));
    }
    if (picture == END) {
      throw ended();
    }
    return picture;
  }

  /** It closed its output, so it ends by itself, and its last words are on their way. */
  private CameraException ended() {
    String how =
        process
            .onExit()
            .thenApply(dead -> "with " + dead.exitValue())
            .completeOnTimeout("closing its output", FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    try {
      boolean _ = listener.join(FAREWELL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new CameraException(
        Sentence.of(
            "program-ended",
            "{program} ended {why}; look at the camera's cable, and that no other program"
                + " uses it",
            program,
            how + said()));
  }

  private String said() {
    String last = words.said();
    return last.isEmpty() ? "" : ", its last words: " + last;
  }

  /** The program is told at its start only. */
  @Override
  public boolean follow(PictureSettings asked) {
    return false;
  }

  @Override
  public void close() {
    reader.interrupt();
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }
}
