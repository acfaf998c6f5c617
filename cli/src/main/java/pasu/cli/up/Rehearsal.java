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
import java.util.function.Supplier;
import java.util.stream.Stream;
import pasu.cli.Pasu;
import pasu.cli.role.Door;
import picocli.CommandLine;

/**
 * One short life of Pasu, in a folder that is gone afterwards: what a JVM sees here it has ready at
 * later starts (JEP 514). Run while the image is built; ends by itself.
 */
public final class Rehearsal {

  private static final Duration CLIP_LENGTH = Duration.ofSeconds(1);

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    run(Pasu::commandLine);
  }

  /** Lives that life with commands of a command that knows at least those of {@link Pasu}. */
  public static void run(Supplier<CommandLine> pasu) throws IOException {
    Path data = Files.createTempDirectory("pasu-rehearsal");
    try {
      UpSettings settings =
          new UpSettings(data, new Door("127.0.0.1", 0), List.of(), 3, CLIP_LENGTH, CLIP_LENGTH);
      try (OneMachine machine = OneMachine.start(settings, InstantSource.system())) {
        play(pasu, machine.url(), data.resolve("admin.token"));
      }
      new MeshRehearsal(data).play();
    } finally {
      remove(data);
    }
  }

  private static void play(Supplier<CommandLine> pasu, String url, Path token) {
    for (String line :
        List.of("cameras", "agents", "detect demo", "clips", "status", "status --json")) {
      pasu.get()
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
