package pasu.cli.cluster;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.measure.ChildJvm;

/** A real agent in a process of its own, that can be frozen and woken; ended with its input. */
final class SleepingAgent {

  private SleepingAgent() {}

  /** Starts one; it joins the cluster as soon as it can. */
  static ChildJvm start(Properties cluster, String name, Path clips) throws IOException {
    List<String> flags = new ArrayList<>(List.of("-Xmx256m"));
    cluster.forEach((key, value) -> flags.add("-D%s=%s".formatted(key, value)));
    List<String> arguments = List.of(name, clips.toString());
    return ChildJvm.start(
        ChildJvm.of(flags, SleepingAgent.class.getName(), arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD));
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
}
