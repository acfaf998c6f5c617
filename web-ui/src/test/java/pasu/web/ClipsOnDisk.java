package pasu.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;

/** Writes clips as an agent would, in whatever order the frames come. */
final class ClipsOnDisk {

  private final ClipFolder folder;

  ClipsOnDisk(Path clips, String id) {
    this.folder = ClipFolder.of(clips, id);
  }

  ClipFolder folder() {
    return folder;
  }

  static byte[] jpeg(long frame) {
    return "jpeg of frame %d;".formatted(frame).repeat(3).getBytes(StandardCharsets.UTF_8);
  }

  /** Appends a frame, captured 100 ms after the one before. */
  ClipsOnDisk append(long frame) throws IOException {
    ClipFolder.Part part = folder.firstPart();
    Files.createDirectories(folder.path());
    long offset = Files.exists(part.frames()) ? Files.size(part.frames()) : 0;
    byte[] jpeg = jpeg(frame);
    ByteBuffer entry = ByteBuffer.allocate(IndexEntry.BYTES);
    IndexEntry.describing(frame, offset, micros(frame), jpeg).encode(entry);
    append(part.frames(), jpeg);
    append(part.index(), entry.array());
    return this;
  }

  private static long micros(long frame) {
    Instant captured = ScriptedControlPlane.STARTED.plusMillis(100 * (frame - 4));
    return ChronoUnit.MICROS.between(Instant.EPOCH, captured);
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
