package pasu.cli.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pasu.measure.FreePort;

/**
 * The tree's docker/compose.yaml, brought up under a name of its own, gone when it is taken down.
 */
final class Composed {

  private final String name = "pasu-it-" + UUID.randomUUID().toString().substring(0, 8);
  private final int port;
  private final int firstAgentPort;
  private final Path settings;

  private Composed(Path folder) throws IOException {
    settings = Files.createFile(folder.resolve("empty.env"));
    port = FreePort.find();
    firstAgentPort = FreePort.find();
  }

  /**
   * Brings up images that are built, and waits until the gateway is there.
   *
   * @param folder where it may keep a file
   */
  static Composed up(Path folder) throws IOException, InterruptedException {
    Composed composed = new Composed(folder);
    composed.compose("up", "--detach");
    composed.awaitGateway();
    return composed;
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  /** Copies the operator's token, and beside it the certificate, as the guide has it. */
  Path token(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("admin.token");
    DockerHost.run("docker", "cp", container("control") + ":/data/admin.token", file.toString());
    DockerHost.run("docker", "cp", container("gateway") + ":/data/tls", folder.toString());
    return file;
  }

  /** What an agent's image says that is in it. */
  String listOfAgentsParts(Path folder) throws IOException, InterruptedException {
    Path list = folder.resolve("bom.json");
    DockerHost.run("docker", "cp", name + "-agent-1:/opt/pasu/bom.json", list.toString());
    return Files.readString(list);
  }

  /** A command in a container of its own, as the guide has it: what it prints. */
  String pasu(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("run", "--rm", "-T", "pasu"));
    line.addAll(List.of(words));
    return compose(line.toArray(String[]::new));
  }

  /** Puts another container in the gateway's place, and waits until that is ready. */
  void replaceGateway() throws IOException, InterruptedException {
    compose("up", "--detach", "--no-deps", "--force-recreate", "gateway");
    awaitGateway();
  }

  /** Kills a service's process as a crash would, behind the engine's back. */
  void kill(String service) throws IOException, InterruptedException {
    long process = Long.parseLong(inspect(service, "{{.State.Pid}}"));
    ProcessHandle.of(process).orElseThrow().destroyForcibly();
  }

  /** How often the engine has started a service's container again. */
  int restarts(String service) throws IOException, InterruptedException {
    return Integer.parseInt(inspect(service, "{{.RestartCount}}"));
  }

  private String inspect(String service, String field) throws IOException, InterruptedException {
    return DockerHost.run("docker", "inspect", "--format", field, container(service)).strip();
  }

  void down() throws IOException, InterruptedException {
    compose("down", "--remove-orphans", "--volumes");
  }

  private void awaitGateway() throws IOException, InterruptedException {
    Process logs = new ProcessBuilder("docker", "logs", "--follow", container("gateway")).start();
    try (BufferedReader lines = logs.inputReader()) {
      if (lines.lines().noneMatch(line -> line.contains("pasu gateway ready"))) {
        throw new IllegalStateException("the gateway ended");
      }
    } finally {
      logs.destroy();
    }
  }

  private String container(String service) throws IOException, InterruptedException {
    return compose("ps", "--quiet", service).strip();
  }

  private String compose(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(program());
    line.addAll(
        List.of("-p", name, "--env-file", settings.toString())); // Not what is tried by hand.
    line.addAll(List.of("-f", DockerHost.TREE.resolve("docker/compose.yaml").toString()));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("PASU_NAME", name);
    builder.environment().put("PASU_ADVERTISE", "127.0.0.1");
    builder.environment().put("PASU_BIND", "127.0.0.1");
    builder.environment().put("PASU_CAPACITY", "2"); // Full with one camera each.
    builder.environment().put("PASU_PORT", Integer.toString(port));
    builder.environment().put("PASU_PORTS", "%d-%d".formatted(firstAgentPort, firstAgentPort + 9));
    return said(builder);
  }

  private static String said(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new UncheckedIOException(new IOException(builder.command() + ": " + said));
    }
    return said;
  }

  /** Compose is a plugin of newer Dockers, and a program beside older ones. */
  private static List<String> program() throws IOException, InterruptedException {
    Process plugin = new ProcessBuilder("docker", "compose", "version").start();
    return plugin.waitFor() == 0 ? List.of("docker", "compose") : List.of("docker-compose");
  }
}
