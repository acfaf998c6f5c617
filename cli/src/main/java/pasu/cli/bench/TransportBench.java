package pasu.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.protocol.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What receiving and storing many streams costs an agent that has a process of its own. */
@Command(
    name = "transport",
    description = "Many streams over loopback, received and stored by one agent: what it costs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench transport",
      "  ./pasu bench transport --suite CHACHA20_POLY1305 --seconds 30",
      "  ./pasu bench transport --streams 60 --fps 15",
      "  ./pasu bench transport --against gstreamer"
    })
final class TransportBench extends Bench {

  private static final int WARM_UP_SECONDS = 20;
  private static final int PATIENCE_SECONDS = 60;

  @Option(
      names = "--suite",
      defaultValue = "AES_128_GCM",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private Suite suite = Suite.AES_128_GCM;

  @Option(names = "--streams", defaultValue = "60", description = "How many; 60 unless said.")
  private int streams;

  @Option(
      names = "--fps",
      description = "Frames a second of each; what the goal takes and a tenth, unless said.")
  private double fps;

  @Option(names = "--seconds", defaultValue = "20", description = "How long, after a warm-up.")
  private int seconds;

  /** Who may be compared with. */
  enum Rival {
    gstreamer
  }

  @Option(
      names = "--against",
      description = "${COMPLETION-CANDIDATES}: lets it store the same pictures afterwards.")
  private @Nullable Rival against;

  /** What can be read at one time. */
  private record Moment(
      long nanos, MeasuredAgent.Count count, ProcessFigures figures, long droppedByKernel) {}

  @Override
  List<Figure> measure(Path folder, Path video) throws Exception {
    if (against != null) {
      GStreamer.require();
    }
    List<byte[]> pictures = SampleVideo.pictures(video);
    List<Figure> figures = new ArrayList<>(measureOurs(folder.resolve("clips"), pictures));
    if (against != null) {
      figures.add(measureRival(folder.resolve("rival"), pictures));
    }
    return figures;
  }

  private List<Figure> measureOurs(Path folder, List<byte[]> pictures) throws Exception {
    try (MeasuredProcess agent = MeasuredProcess.start(MeasuredAgent.class, folder);
        EdgeCrowd edges = new EdgeCrowd(framesPerSecond(pictures), pictures)) {
      edges.start(agent, suite, streams);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      Moment from = moment(agent, edges.port());
      TimeUnit.SECONDS.sleep(seconds);
      Moment to = moment(agent, edges.port());
      finish(edges);
      return figures(from, to, count(agent));
    }
  }

  private Figure measureRival(Path folder, List<byte[]> pictures) throws Exception {
    try (GStreamer rival = GStreamer.start(streams, folder);
        PlainCrowd senders = new PlainCrowd(framesPerSecond(pictures), pictures)) {
      senders.start(rival.ports());
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      ProcessFigures before = rival.figures();
      long stored = rival.stored();
      long lost = rival.lost();
      TimeUnit.SECONDS.sleep(seconds);
      double cpu = rival.figures().cpuSeconds() - before.cpuSeconds();
      double gigabytes = (rival.stored() - stored) / 1e9;
      String measured =
          "%.2f s of %.2f GB, plaintext, %,d datagrams lost"
              .formatted(cpu / gigabytes, gigabytes, rival.lost() - lost);
      return new Figure("GStreamer per GB stored", measured, "more than ours");
    }
  }

  private static MeasuredAgent.Count count(MeasuredProcess agent) throws IOException {
    return agent.ask("count", MeasuredAgent.Count.class);
  }

  private static void finish(EdgeCrowd edges) throws InterruptedException, ExecutionException {
    try {
      edges.finish().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw CommandFailure.failed("the agent did not acknowledge every clip within a minute");
    }
  }

  private static Moment moment(MeasuredProcess agent, int port) throws IOException {
    return new Moment(System.nanoTime(), count(agent), agent.figures(), SocketLoss.of(port));
  }

  private double framesPerSecond(List<byte[]> pictures) {
    double datagrams = pictures.stream().mapToInt(EdgeCrowd::datagrams).average().orElseThrow();
    return fps > 0 ? fps : 1.1 * goal() / datagrams / streams;
  }

  private int goal() {
    return suite == Suite.AES_128_GCM ? 100_000 : 50_000;
  }

  private List<Figure> figures(Moment from, Moment to, MeasuredAgent.Count last) {
    double elapsed = (to.nanos - from.nanos) / 1e9;
    double cpu = to.figures.cpuSeconds() - from.figures.cpuSeconds();
    MeasuredAgent.Count count = to.count.since(from.count);
    long lost = to.droppedByKernel - from.droppedByKernel;
    return List.of(
        new Figure(
            "datagrams",
            "%,.0f a second, %s".formatted(count.datagrams() / elapsed, suite),
            fps > 0 ? "none, as --fps says" : "at least %,d a second".formatted(goal())),
        new Figure("processor", "%.2f of one core".formatted(cpu / elapsed), "at most 1"),
        new Figure(
            "processor per GB stored",
            "%.2f s of %.2f GB".formatted(cpu / count.bytes() * 1e9, count.bytes() / 1e9),
            "less than GStreamer's"),
        new Figure(
            "lost on loopback",
            "%,d of %,d datagrams, %,d repaired, %,d NACKs"
                .formatted(lost, count.datagrams() + lost, count.repaired(), count.nacks()),
            "0"),
        new Figure(
            "clips",
            "%d of %d, %,d frames, %d missing"
                .formatted(last.clips(), streams, last.stored(), last.missing()),
            "all, 0 missing"),
        new Figure(
            "memory",
            to.figures.residentBytes() / 1_000_000 + " MB resident",
            "at most 512 MB with 60 streams"));
  }
}
