package pasu.edge.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pasu.edge.time.ClipClock;
import pasu.protocol.BusMessages;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.Durable;

/**
 * {@code spool.json}: the detection that a spooled clip is of, as the sensor told it.
 *
 * @param importance of the camera when the clip began
 * @param lastFrame of the clip; null while it runs, or where the edge ended before it
 * @param clock it is recorded by; null where an older Pasu did not note it
 */
record SpoolDocument(
    int version,
    Detected detected,
    int importance,
    @Nullable Long lastFrame,
    @Nullable ClipClock clock) {

  static final String FILE = "spool.json";

  /** What this code writes, and the newest it reads. */
  static final int VERSION = 1;

  SpoolDocument {
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "%s has version %d, but this Pasu knows 1 to %d; use a newer one"
              .formatted(FILE, version, VERSION));
    }
  }

  SpoolDocument(
      Detected detected, int importance, @Nullable Long lastFrame, @Nullable ClipClock clock) {
    this(VERSION, detected, importance, lastFrame, clock);
  }

  static SpoolDocument read(Path folder) throws IOException {
    return BusMessages.fromJson(Files.readString(folder.resolve(FILE)), SpoolDocument.class);
  }

  /** Replaces the file as a whole, durably. */
  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Durable.replace(
        file,
        folder.resolve(FILE + ".new"),
        BusMessages.toJson(this).getBytes(StandardCharsets.UTF_8));
  }
}
