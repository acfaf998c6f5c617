package pasu.edge.camera;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of JPEGs, end to end, into its pictures, by their markers and lengths, without
 * decoding any (ITU-T T.81, B.1). What is between pictures or is none is left out, and counted. For
 * one thread.
 */
final class JpegSplitter {

  /** One picture, as it came. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Cut(byte[] jpeg, int width, int height) {}

  /** What was begun is no picture. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken() {
      super("no picture", null, false, false);
    }
  }

  private static final int CHUNK = 65_536;
  private static final int MARKER = 0xFF;
  private static final int STUFFED = 0x00;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int TABLES_AMONG_FRAMES = 1 << 4 | 1 << 8 | 1 << 12;
  private static final int HEIGHT_AT = 3;
  private static final int WIDTH_AT = 5;

  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] picture = new byte[CHUNK];
  private int at;
  private int filled;
  private int length;
  private int width;
  private int height;
  private long leftOut;

  /**
   * @param longest in bytes; a longer picture is left out
   */
  JpegSplitter(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Waits for the next whole picture; null at the end of the stream. */
  @Nullable Cut next() throws IOException {
    try {
      while (true) {
        findStart();
        try {
          readPicture();
          return new Cut(Arrays.copyOf(picture, length), width, height);
        } catch (Broken _) {
          leftOut += length;
        }
      }
    } catch (EOFException _) {
      return null;
    }
  }

  /** How many bytes belonged to no whole picture. */
  long leftOut() {
    return leftOut;
  }

  private void findStart() throws IOException {
    int before = 0;
    for (int next = read(); before != MARKER || next != START; next = read()) {
      before = next;
      leftOut++;
    }
    leftOut--;
  }

  private void readPicture() throws IOException, Broken {
    begin();
    for (int marker = marker(); marker != END; ) {
      if (marker == START) {
        leftOut += length - 2; // The one before broke off.
        begin();
        marker = marker();
      } else {
        segment(marker);
        marker = marker == SCAN ? markerAfterData() : marker();
      }
    }
  }

  private void begin() {
    picture[0] = (byte) MARKER;
    picture[1] = (byte) START;
    length = 2;
    width = 0;
    height = 0;
  }

  private int marker() throws IOException, Broken {
    if (keep() != MARKER) {
      throw new Broken();
    }
    return markerAfterFill();
  }

  private int markerAfterFill() throws IOException, Broken {
    int next = keep();
    while (next == MARKER) {
      next = keep();
    }
    return next;
  }

  /** What ends a scan: not a stuffed byte, nor a restart. */
  private int markerAfterData() throws IOException, Broken {
    int marker;
    do {
      keepData();
      marker = markerAfterFill();
    } while (marker == STUFFED || (marker >= FIRST_RESTART && marker <= LAST_RESTART));
    return marker;
  }

  private void segment(int marker) throws IOException, Broken {
    int begin = length;
    int bytes = keep() << 8 | keep();
    if (bytes < 2) {
      throw new Broken();
    }
    for (int left = bytes - 2; left > 0; ) {
      left -= keepAtMost(left);
    }
    if (isFrame(marker) && bytes > WIDTH_AT + 1) {
      height = number(begin + HEIGHT_AT);
      width = number(begin + WIDTH_AT);
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && (TABLES_AMONG_FRAMES >> (marker - FIRST_FRAME) & 1) == 0;
  }

  private int number(int index) {
    return (picture[index] & 0xFF) << 8 | (picture[index + 1] & 0xFF);
  }

  /** Keeps all up to and with the next 0xFF. */
  private void keepData() throws IOException, Broken {
    while (true) {
      fill();
      int end = at;
      while (end < filled && chunk[end] != (byte) MARKER) {
        end++;
      }
      boolean found = end < filled;
      keepAtMost(end - at + (found ? 1 : 0));
      if (found) {
        return;
      }
    }
  }

  /** Keeps so many bytes, or as many as there are without waiting; how many. */
  private int keepAtMost(int wanted) throws IOException, Broken {
    fill();
    int count = Math.min(wanted, filled - at);
    makeRoom(count);
    System.arraycopy(chunk, at, picture, length, count);
    at += count;
    length += count;
    return count;
  }

  private int keep() throws IOException, Broken {
    int next = read();
    makeRoom(1);
    picture[length++] = (byte) next;
    return next;
  }

  private void makeRoom(int bytes) throws Broken {
    if (length + bytes > longest) {
      throw new Broken();
    }
    if (length + bytes > picture.length) {
      picture = Arrays.copyOf(picture, Math.min(longest, 2 * (length + bytes)));
    }
  }

  private int read() throws IOException {
    fill();
    return chunk[at++] & 0xFF;
  }

  private void fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(chunk));
      if (filled == 0) {
        throw new EOFException();
      }
    }
  }
}
