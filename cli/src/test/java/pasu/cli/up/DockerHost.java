package pasu.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pasu.cli.role.LaunchChoices;
import pasu.measure.FreePort;
import pasu.protocol.Version;
import picocli.CommandLine;

/** This machine's Docker engine with the shipped image, and a network of a test's own. */
final class DockerHost {

  /** Not root, as in the image. */
  private static final String AGENTS_USER = "10001:10001";

  static final Path TREE = Path.of(System.getProperty("pasu.tree")).toAbsolutePath();

  private final String name = "pasu-it-" + UUID.randomUUID().toString().substring(0, 8);

  private DockerHost() {}

  /** Builds the images of the jars that are tested, under the names that compose.yaml takes. */
  static void buildImages() throws IOException, InterruptedException {
    String jars = TREE.resolve("cli/target/pasu/lib").toString();
    String tag = System.getenv().getOrDefault("PASU_IMAGE", "pasu:" + Version.TEXT);
    run(TREE.resolve("docker/build").toString(), "--jars", jars, "--tag", tag, base());
  }

  /** Builds the images, and gives the clips to the agents' user. */
  static DockerHost prepare(Path data) throws IOException, InterruptedException {
    buildImages();
    DockerHost host = new DockerHost();
    run("docker", "network", "create", host.name);
    Files.createDirectories(data.resolve("clips"));
    run("chown", AGENTS_USER, data.resolve("clips").toString());
    return host;
  }

  Housing housing() throws IOException {
    LaunchChoices choices = new LaunchChoices();
    int port = FreePort.find();
    new CommandLine(choices)
        .parseArgs("--network=" + name, "--ports=%d-%d".formatted(port + 1, port + 20));
    return new ContainedAgents(choices, name, port);
  }

  /** The names of the agents' containers that run. */
  List<String> containers() {
    try {
      return run("docker", "ps", "--filter", "label=pasu.cluster=" + name, "--format", "{{.Names}}")
          .lines()
          .toList();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves nothing behind but the image. */
  void close() throws IOException, InterruptedException {
    for (String container : containers()) {
      run("docker", "rm", "--force", container);
    }
    run("docker", "network", "rm", name);
  }

  /** Where no registry was reached, .ci/prepare has made images that stand in. */
  private static String base() throws IOException, InterruptedException {
    return run("docker", "image", "ls", "--quiet", "pasu-jdk:local").isBlank() ? "" : "--stand-in";
  }

  static String run(String... line) throws IOException, InterruptedException {
    List<String> words = Stream.of(line).filter(word -> !word.isEmpty()).toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new UncheckedIOException(new IOException(Arrays.toString(line) + ": " + said));
    }
    return said;
  }
}
