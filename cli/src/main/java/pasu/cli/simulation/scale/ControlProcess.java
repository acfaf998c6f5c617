package pasu.cli.simulation.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.cli.measure.ProcessFigures;
import pasu.cli.measure.SameJvm;

/** A {@code pasu control} in a process of its own, in a cluster of its own. */
final class ControlProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HERE = "127.0.0.1";

  private final Process process;
  private final int port;

  private ControlProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one, and waits until it says that it is ready. */
  static ControlProcess start(Path folder, int agents) {
    int port = freePort();
    List<String> arguments =
        List.of(
            "control",
            "--data=" + folder.resolve("data"),
            "--capacity=" + Multitude.AGENT_CAPACITY,
            "--min=" + agents,
            "--max=" + agents,
            "--cluster-name=" + name(port),
            "--cluster-members=" + HERE + ":" + port,
            "--cluster-port=" + port);
    try {
      Process process =
          SameJvm.of(List.of(), "pasu.cli.Pasu", arguments)
              .redirectError(folder.resolve("control.log").toFile())
              .start();
      ControlProcess control = new ControlProcess(process, port);
      control.awaitReady();
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What another process must be told to join. */
  Properties cluster() {
    Properties cluster = new Properties();
    cluster.setProperty("pasu.cluster.name", name(port));
    cluster.setProperty("pasu.cluster.members", HERE + ":" + port);
    cluster.setProperty("pasu.cluster.host", HERE);
    cluster.setProperty("pasu.cluster.port", Integer.toString(port));
    return cluster;
  }

  ProcessFigures figures() {
    try {
      return ProcessFigures.of(process.pid());
    } catch (IOException e) {
      throw CommandFailure.failed("the control plane ended: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private void awaitReady() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(" ready")) {
        return;
      }
    }
    throw CommandFailure.failed("the control plane did not start");
  }

  private static String name(int port) {
    return "scale-" + port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
