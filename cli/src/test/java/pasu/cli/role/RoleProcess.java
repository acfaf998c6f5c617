package pasu.cli.role;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** One role in a process of its own, as a person starts it. */
final class RoleProcess implements AutoCloseable {

  private final Process process;

  private RoleProcess(Process process) {
    this.process = process;
  }

  /** Starts one in a cluster; does not wait for it. */
  static RoleProcess start(Properties cluster, Path data, String... arguments) throws IOException {
    return start(builder(cluster, data, arguments));
  }

  /** Starts one that is in no cluster, with these arguments only. */
  static RoleProcess start(String... arguments) throws IOException {
    return start(builder(arguments));
  }

  private static RoleProcess start(ProcessBuilder builder) throws IOException {
    return new RoleProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The same; what it logs is heard like what it says. */
  static RoleProcess alone(String... arguments) throws IOException {
    return new RoleProcess(builder(arguments).redirectErrorStream(true).start());
  }

  /** Runs one that cannot do its work until it ends, with a status other than 0; what it says. */
  static String failure(Properties cluster, Path data, String... arguments)
      throws IOException, InterruptedException {
    Process process = builder(cluster, data, arguments).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() == 0) {
      throw new IllegalStateException("it ended with status 0, having said: " + said);
    }
    return said;
  }

  private static ProcessBuilder builder(Properties cluster, Path data, String... arguments) {
    ProcessBuilder builder = builder(arguments);
    builder.command().add("--data=" + data);
    for (String what : List.of("name", "members", "port")) {
      String value = cluster.getProperty("pasu.cluster." + what);
      builder.command().add("--cluster-%s=%s".formatted(what, value));
    }
    return builder;
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "pasu.cli.Pasu"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  /** Types a line. */
  void type(String text) throws IOException {
    try (BufferedWriter in = process.outputWriter()) {
      in.write(text + "\n");
    }
  }

  /** Waits for a line that contains some words, and returns it. */
  String awaitLine(String words) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new IllegalStateException("it ended without saying \"%s\"".formatted(words));
  }

  /** As by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGTERM and waits; the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
