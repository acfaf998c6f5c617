package pasu.protocol.clip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What says, in the folder of all clips, which database has their rows: a file {@code database.id}
 * with 32 hex digits (ADR 35). Blocks.
 *
 * @param clips the folder with one folder per clip
 */
public record ClipsMark(Path clips) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  public Path file() {
    return clips.resolve("database.id");
  }

  /**
   * Reads it; empty where there is none.
   *
   * @throws IOException also when something else is written there
   */
  public Optional<String> read() throws IOException {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    String id = Files.readString(file()).strip();
    if (!ID.matcher(id).matches()) {
      throw new IOException("%s says \"%s\" instead of a database's id".formatted(file(), id));
    }
    return Optional.of(id);
  }

  /** Writes it durably, and the folder where there is none. */
  public void write(String id) throws IOException {
    Files.createDirectories(clips);
    Path draft = clips.resolve("database.id.%d.new".formatted(ProcessHandle.current().pid()));
    Durable.replace(file(), draft, (id + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
