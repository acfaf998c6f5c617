package pasu.bench.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pasu.cli.CommandFailure;
import pasu.docker.Place;

/** What other programs say. */
final class CommandOutput {

  private CommandOutput() {}

  static String of(String... line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw CommandFailure.failed("%s: %s".formatted(List.of(line), said.strip()));
    }
    return said.strip();
  }

  /** Root's folder is given to the image's user: agents never run as root. */
  static void giveToAgents(Path folder) throws IOException, InterruptedException {
    if (Files.getAttribute(folder, "unix:uid").equals(0)) {
      of("chown", Place.USER, folder.toString());
    }
  }
}
