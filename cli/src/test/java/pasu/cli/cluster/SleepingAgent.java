package pasu.cli.cluster;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;

/** A real agent in a process of its own, that can be frozen and woken; ended with its input. */
final class SleepingAgent implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;

  private SleepingAgent(Process process) {
    this.process = process;
  }

  /** Starts one; it joins the cluster as soon as it can. */
  static SleepingAgent start(Properties cluster, String name, Path clips) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
    line.add("-Djava.awt.headless=true");
    cluster.forEach((key, value) -> line.add("-D%s=%s".formatted(key, value)));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(SleepingAgent.class.getName(), name, clips.toString()));
    return new SleepingAgent(
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /**
   * Runs one until its input ends.
   *
   * @param args its name and the clips' folder
   */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Nodes.join(ClusterSettings.read(System.getProperties()));
    AgentOptions options = new AgentOptions(args[0], 1, Path.of(args[1]), "127.0.0.1");
    vertx.deployVerticle(new AgentVerticle(options, InstantSource.system())).await();
    System.in.transferTo(OutputStream.nullOutputStream());
    vertx.close().await();
    System.exit(0);
  }

  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void wake() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Lets it end by itself; the exit status. */
  int stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** SIGKILL, which ends a frozen process too. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill %s ended with %d".formatted(signal, status));
    }
  }
}
