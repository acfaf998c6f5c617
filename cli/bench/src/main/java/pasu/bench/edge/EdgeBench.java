package pasu.bench.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pasu.bench.Bench;
import pasu.bench.transport.MeasuredAgent;
import pasu.bench.transport.MeasuredProcess;
import pasu.measure.ProcessFigures;
import pasu.measure.Quantiles;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an edge alone costs whose camera gives JPEGs, and how soon it tells of its sensor. */
@Command(
    name = "edge",
    description = "An edge in a process of its own: processor, memory, start; its sensor's delay.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench edge",
      "  ./pasu bench edge --seconds 60 --times 200 --suite CHACHA20_POLY1305"
    })
public final class EdgeBench extends Bench {

  private static final int WARM_UP_SECONDS = 10;
  private static final int SILENCE_MILLIS = 60_000;
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx64m",
          "-Dorg.slf4j.simpleLogger.log.pasu=warn");

  @Option(
      names = "--seconds",
      defaultValue = "15",
      description = "Of each load, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--times",
      defaultValue = "40",
      description = "Firings, after ten others (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--suite",
      defaultValue = "AES_128_GCM",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private Suite suite = Suite.AES_128_GCM;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    List<Figure> figures = new ArrayList<>(figuresOfAProcess(folder, video));
    figures.add(
        new Figure("one look in two seconds", new WatchCost(video).toString(), "at most 0.5 %"));
    say("a pin moves %d times, and ten times before".formatted(times));
    Quantiles delay = Quantiles.of(new PinToBus().measure(folder, video, times));
    figures.add(new Figure("line to Detected", delay.toString(), "p99 at most 20 ms"));
    return figures;
  }

  /** An edge's package brings a cache of a rehearsed start (JEP 514), of the edge alone. */
  private static Path rehearse(Path folder, Path video) throws IOException {
    Path cache = folder.resolve("edge.aot");
    try (MeasuredProcess edge = start("-XX:AOTCacheOutput=" + cache, video)) {
      String _ = edge.hear(String.class);
    }
    return cache;
  }

  private static MeasuredProcess start(String cache, Path video) throws IOException {
    List<String> flags = Stream.concat(SMALL.stream(), Stream.of(cache)).toList();
    return MeasuredProcess.start(MeasuredEdge.class, flags, "file:" + video);
  }

  private List<Figure> figuresOfAProcess(Path folder, Path video) throws Exception {
    say("rehearsing the start of an edge");
    Path cache = rehearse(folder, video);
    long started = System.nanoTime();
    try (MeasuredProcess edge = start("-XX:AOTCache=" + cache, video)) {
      String _ = edge.hear(String.class);
      Duration start = Duration.ofNanos(System.nanoTime() - started);
      say("an edge started in %d ms; it is idle now".formatted(start.toMillis()));
      Load idle = load(edge);
      say("idle it took %s; it streams now".formatted(idle));
      return List.of(
          new Figure("start to camera", start.toMillis() + " ms", "at most 2 s"),
          new Figure("idle, ring only", idle.toString(), "at most 3 %, 160 MB"),
          new Figure("streaming", stream(edge, folder).toString(), "at most 8 %, 160 MB"));
    }
  }

  private Load stream(MeasuredProcess edge, Path folder) throws Exception {
    try (MeasuredProcess agent =
        MeasuredProcess.start(MeasuredAgent.class, folder.resolve("clips"))) {
      Terms terms =
          new Terms(
              CAMERA, "home", 3, 1, suite, Secret.random(new SecureRandom()), 1, SILENCE_MILLIS);
      Admitted admitted = agent.ask(BusMessages.toJson(new Admit(terms, null)), Admitted.class);
      Watching _ = edge.ask(BusMessages.toJson(new Grant(terms, admitted)), Watching.class);
      return load(edge);
    }
  }

  private Load load(MeasuredProcess edge) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    ProcessFigures before = edge.figures();
    TimeUnit.SECONDS.sleep(seconds);
    ProcessFigures after = edge.figures();
    double share = (after.cpuSeconds() - before.cpuSeconds()) / seconds;
    return new Load(share, after.residentBytes());
  }

  /** Of one core, and memory. */
  private record Load(double share, long residentBytes) {
    @Override
    public String toString() {
      return "%.1f %% of one core, %d MB resident"
          .formatted(share * 100, residentBytes / 1_000_000);
    }
  }
}
