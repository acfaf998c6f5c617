package pasu.cli.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pasu.cli.Pasu;
import pasu.cli.role.Door;

/**
 * One short life of Pasu, in a folder that is gone afterwards: what a JVM sees here it has ready at
 * later starts (JEP 514). Run by {@code ./pasu} after a build; ends by itself.
 */
public final class Rehearsal {

  private static final Duration CLIP_LENGTH = Duration.ofSeconds(1);

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Files.createTempDirectory("pasu-rehearsal");
    try {
      UpSettings settings =
          new UpSettings(data, new Door("127.0.0.1", 0), List.of(), 3, CLIP_LENGTH, CLIP_LENGTH);
      try (OneMachine machine = OneMachine.start(settings, InstantSource.system())) {
        play(machine.url(), data.resolve("admin.token"));
      }
      new MeshRehearsal(data).play();
    } finally {
      remove(data);
    }
  }

  private static void play(String url, Path token) {
    for (String line :
        List.of("cameras", "agents", "detect demo", "clips", "status", "status --json")) {
      Pasu.commandLine()
          .setOut(new PrintWriter(Writer.nullWriter()))
          .setErr(new PrintWriter(Writer.nullWriter()))
          .execute((line + " --token-file " + token + " --server " + url).split(" ", -1));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
