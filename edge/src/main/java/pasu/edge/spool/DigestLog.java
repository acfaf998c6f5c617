package pasu.edge.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * {@code digests}: the SHA-256 of each frame that was captured, in order and without a gap, 40
 * bytes each, so that a clip's manifest can be told although its frames went elsewhere:
 *
 * <pre>
 *  0 u32 frame number    4 32 bytes SHA-256    36 u32 CRC-32C of the 36 bytes before
 * </pre>
 *
 * A line that a crash tore does not match its CRC and ends the log.
 */
final class DigestLog {

  static final String FILE = "digests";
  static final int LINE_BYTES = 40;

  private static final int DIGEST_BYTES = 32;
  private static final int CHECKED_BYTES = LINE_BYTES - Integer.BYTES;

  private DigestLog() {}

  /** Writes the lines of frames that follow each other. */
  static ByteBuffer lines(long firstFrame, List<byte[]> digests) {
    ByteBuffer lines = ByteBuffer.allocate(digests.size() * LINE_BYTES);
    long frame = firstFrame;
    for (byte[] digest : digests) {
      int start = lines.position();
      lines.putInt((int) frame++).put(digest);
      lines.putInt(checksum(lines.array(), start));
    }
    return lines.flip();
  }

  /** Reads the digests of a clip that begins with {@code firstFrame}. */
  static List<byte[]> read(Path folder, long firstFrame) throws IOException {
    List<byte[]> digests = new ArrayList<>();
    byte[] lines = bytes(folder.resolve(FILE));
    int at = 0;
    while (at + LINE_BYTES <= lines.length && isNext(lines, at, firstFrame + digests.size())) {
      int start = at + Integer.BYTES;
      digests.add(Arrays.copyOfRange(lines, start, start + DIGEST_BYTES));
      at += LINE_BYTES;
    }
    return digests;
  }

  private static boolean isNext(byte[] lines, int at, long frame) {
    ByteBuffer line = ByteBuffer.wrap(lines, at, LINE_BYTES);
    return line.getInt(at) == (int) frame && line.getInt(at + CHECKED_BYTES) == checksum(lines, at);
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      return new byte[0];
    }
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, CHECKED_BYTES);
    return (int) crc.getValue();
  }
}
