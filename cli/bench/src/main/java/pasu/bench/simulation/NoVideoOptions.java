package pasu.bench.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import pasu.bench.PasuTree;
import pasu.bench.simulation.scale.Multitude;
import pasu.bench.simulation.scale.MultitudeFigures;
import pasu.bench.simulation.scale.RoleFigures;
import pasu.bench.simulation.scale.ScaleRun;
import pasu.measure.ChildJvm;
import pasu.measure.WorkFolder;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Option;

/** Edges that only talk, and what becomes of the control plane then. */
final class NoVideoOptions {

  private static final long HEAP_BYTES = 512L << 20;
  private static final long LINK_BYTES = 256L << 10; // Client, buffers and codecs of each.

  @Option(
      names = "--no-video",
      description = "Only registration, signs of life and detections, against a control plane.")
  private boolean noVideo;

  @Option(
      names = "--detections",
      paramLabel = "N",
      defaultValue = "100",
      description = "With --no-video: a second, of all edges together (default: ${DEFAULT-VALUE}).")
  private int detections;

  @Option(
      names = "--links",
      description =
          "With --no-video: each edge has a real link, to a gateway that is measured, too.")
  private boolean links;

  @Option(
      names = "--restart",
      description =
          "With --links: kill the gateway then, start another, and wait until all links are back.")
  private boolean restart;

  boolean isAsked() {
    return noVideo;
  }

  /** Whether this process, which has the heap of a role, is too small for so many links. */
  boolean wantsLargerHeap(int edges) {
    return links && Runtime.getRuntime().maxMemory() < heapBytes(edges) / 2;
  }

  /** Does the same in a process that is large enough, and returns its exit status. */
  static int runInLargerHeap(int edges, List<String> arguments)
      throws IOException, InterruptedException {
    Process larger =
        ChildJvm.of(List.of("-Xmx" + heapBytes(edges)), PasuTree.class.getName(), arguments)
            .inheritIO()
            .start();
    Thread ending = new Thread(larger::destroy);
    Runtime.getRuntime().addShutdownHook(ending);
    int status = larger.waitFor();
    Runtime.getRuntime().removeShutdownHook(ending);
    return status;
  }

  private static long heapBytes(int edges) {
    return HEAP_BYTES + edges * LINK_BYTES;
  }

  /** Measures; 1 where it is not as promised. */
  int run(int edges, Duration span, boolean json, PrintWriter out, PrintWriter progress)
      throws Exception {
    Multitude multitude = new Multitude(edges, detections, span, links, restart);
    try (WorkFolder folder = WorkFolder.create()) {
      MultitudeFigures figures =
          new ScaleRun(multitude, words -> say(progress, words)).run(folder.path());
      print(figures, json, out);
      return figures.isGood() ? 0 : 1;
    }
  }

  private static void print(MultitudeFigures figures, boolean json, PrintWriter out) {
    if (json) {
      out.println(BusMessages.toJson(figures));
    } else {
      out.printf(
          Locale.ROOT,
          "edges       %d, registered in %.1f s%n",
          figures.edges(),
          figures.registeredSeconds());
      out.printf("heartbeats  %d, %d unheard%n", figures.heartbeats(), figures.unheard());
      out.printf("grant       %s, %d failed%n", figures.grant(), figures.failed());
      figures.roles().forEach(role -> print(role, figures.edges(), out));
      if (figures.backSeconds() != null) {
        out.printf(Locale.ROOT, "restart     all links back after %.1f s%n", figures.backSeconds());
      }
    }
    out.flush();
  }

  private static void print(RoleFigures role, int edges, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-11s %.2f cores, %d MB; of 1,000 edges %.3f cores%n",
        role.role(),
        role.cores(),
        role.residentBytes() / 1_000_000,
        role.cores() * 1_000 / edges);
  }

  private static void say(PrintWriter progress, String words) {
    progress.println("pasu: " + words);
    progress.flush();
  }
}
