package pasu.bench.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.measure.ProcessFigures;
import pasu.measure.SampleVideo;
import pasu.protocol.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What receiving and storing many streams costs an agent that has a process of its own. */
@Command(
    name = "transport",
    description = {
      "Many streams over loopback, received and stored by one agent: what it costs.",
      "Exits with 1 when a goal of what was asked for is missed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench transport",
      "  ./pasu bench transport --suite CHACHA20_POLY1305 --seconds 30",
      "  ./pasu bench transport --streams 60 --fps 15",
      "  ./pasu bench transport --against gstreamer"
    })
public final class TransportBench extends Bench {

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
      long nanos, MeasuredAgent.Count count, ProcessFigures figures, long droppedByKernel) {

    TransportRun since(Moment before, MeasuredAgent.Count last) {
      return new TransportRun(
          (nanos - before.nanos) / 1e9,
          figures.cpuSeconds() - before.figures.cpuSeconds(),
          figures.residentBytes(),
          droppedByKernel - before.droppedByKernel,
          count.since(before.count),
          last);
    }
  }

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (streams < 1 || seconds < 1 || fps < 0) {
      throw CommandFailure.usage(
          "--streams and --seconds must be at least 1, --fps not negative, but are %d, %d and %s"
              .formatted(streams, seconds, fps));
    }
    if (against != null) {
      GStreamer.require();
    }
    List<byte[]> pictures = SampleVideo.pictures(video);
    TransportRun ours = measureOurs(folder.resolve("clips"), pictures);
    List<Figure> figures = new ArrayList<>(ours.figures(asked()));
    if (against != null) {
      figures.add(measureRival(folder.resolve("rival"), pictures, ours));
    }
    return figures;
  }

  private TransportRun measureOurs(Path folder, List<byte[]> pictures) throws Exception {
    try (MeasuredProcess agent = MeasuredProcess.start(MeasuredAgent.class, folder);
        EdgeCrowd edges = new EdgeCrowd(framesPerSecond(pictures), pictures)) {
      edges.start(agent, suite, streams);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      Moment from = moment(agent, edges.port());
      TimeUnit.SECONDS.sleep(seconds);
      Moment to = moment(agent, edges.port());
      finish(edges);
      return to.since(from, count(agent));
    }
  }

  private Figure measureRival(Path folder, List<byte[]> pictures, TransportRun ours)
      throws Exception {
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
      boolean missed = ours.secondsPerGigabyte() >= cpu / gigabytes;
      return new Figure("GStreamer per GB stored", measured, "more than ours", missed);
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
    MeasuredAgent.Count count = count(agent); // At its next sign of life, so the others after it.
    return new Moment(System.nanoTime(), count, agent.figures(), SocketLoss.of(port));
  }

  private double framesPerSecond(List<byte[]> pictures) {
    double datagrams = pictures.stream().mapToInt(EdgeCrowd::datagrams).average().orElseThrow();
    return fps > 0 ? fps : 1.1 * asked().datagramsPerSecond() / datagrams / streams;
  }

  private TransportRun.Asked asked() {
    return new TransportRun.Asked(suite, streams, fps);
  }
}
