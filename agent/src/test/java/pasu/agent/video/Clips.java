package pasu.agent.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pasu.media.JpegEncoder;
import pasu.media.PlanarFrame;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.clip.IndexEntry;

/** Stored frames, made frame by frame: the left half black, the right half of a given grey. */
public final class Clips {

  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final long INTERVAL_MICROS = 100_000;
  static final long START_MICROS = 1_790_000_000_000_000L;

  private final Path file;
  private final List<StoredFrame> frames = new ArrayList<>();

  Clips(Path file) {
    this.file = file;
  }

  /** Frames of growing brightness, evenly spaced. */
  static List<StoredFrame> even(Path file, int count) throws IOException {
    Clips clip = new Clips(file);
    for (int i = 0; i < count; i++) {
      clip.add(START_MICROS + i * INTERVAL_MICROS, jpeg(WIDTH, HEIGHT, 60 + i * 10));
    }
    return clip.frames();
  }

  void add(long captureMicros, byte[] jpeg) throws IOException {
    long offset = Files.exists(file) ? Files.size(file) : 0;
    Files.write(file, jpeg, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    IndexEntry entry = IndexEntry.describing(frames.size(), offset, captureMicros, jpeg);
    frames.add(new StoredFrame(entry, file));
  }

  List<StoredFrame> frames() {
    return frames;
  }

  public static byte[] jpeg(int width, int height, int grey) throws IOException {
    byte[] luma = new byte[width * height];
    for (int row = 0; row < height; row++) {
      Arrays.fill(luma, row * width + width / 2, (row + 1) * width, (byte) grey);
    }
    byte[] none = new byte[((width + 1) / 2) * ((height + 1) / 2)];
    Arrays.fill(none, (byte) 128);
    try (PlanarFrame frame = new PlanarFrame(width, height);
        JpegEncoder encoder = new JpegEncoder(width, height, JpegEncoder.GOOD)) {
      return encoder.encode(frame.of(luma, none, none));
    }
  }
}
