package pasu.edge.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The last line a program wrote, in bounded memory. Fed by one thread, read by any. */
final class LastWords {

  private static final int LONGEST = 300;
  private static final int CHUNK = 1_024;

  private final StringBuilder line = new StringBuilder();
  private String last = "";

  /** Reads to the end. */
  void listen(InputStream in) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        hear(new String(chunk, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // The program was ended.
    }
  }

  private synchronized void hear(String text) {
    text.chars().forEach(this::hear);
  }

  private void hear(int letter) {
    if (letter == '\n' || letter == '\r') {
      endLine();
    } else if (line.length() < LONGEST && letter >= ' ') {
      line.append((char) letter);
    }
  }

  private void endLine() {
    String heard = line.toString().strip();
    line.setLength(0);
    if (!heard.isEmpty()) {
      last = heard;
    }
  }

  /** Empty when it never said anything. */
  synchronized String said() {
    endLine();
    return last;
  }
}
