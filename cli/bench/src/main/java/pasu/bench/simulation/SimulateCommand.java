package pasu.bench.simulation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.bench.relay.BadnessOptions;
import pasu.cli.LongWork;
import pasu.cli.SpanWords;
import pasu.measure.SampleVideo;
import pasu.measure.WorkFolder;
import pasu.protocol.BusMessages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code pasu simulate}: N edges in this process, a Pasu here or elsewhere, a bad network between.
 */
@Command(
    name = "simulate",
    description = "Runs many edges over a bad network and says what became of their clips.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu simulate --edges 3",
      "  ./pasu simulate --edges 10 --loss 0.2 --duplicate 0.01 --reorder 0.05 --delay 25ms",
      "  ./pasu simulate --edges 20 --source scene:640x360@15 --every 2m --for 10m --json",
      "  ./pasu simulate --edges 6 --server http://10.0.0.7:8080 --token-file admin.token --loss"
          + " 0.1",
      "  ./pasu simulate --edges 10000 --no-video --detections 100",
      "",
      "Exit status 1 when a frame is missing or damaged, or a clip was not saved."
    })
public final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--edges",
      paramLabel = "N",
      required = true,
      description = "How many, to 200, or 100000 without video.")
  private int edges;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Of every camera (default: a generated 720p Motion JPEG, 15 frames/s).")
  private @Nullable String source;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "60s",
      converter = SpanWords.class,
      description = "From one detection of an edge to its next (default: ${DEFAULT-VALUE}).")
  private Duration every = Duration.ZERO;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      defaultValue = "60s",
      converter = SpanWords.class,
      description = "How long there are detections (default: ${DEFAULT-VALUE}).")
  private Duration span = Duration.ZERO;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "3",
      description = "Streams an agent takes (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Mixin private NoVideoOptions noVideo = new NoVideoOptions();
  @Mixin private BadnessOptions badness = new BadnessOptions();

  @Mixin private LinkedOptions linked = new LinkedOptions();

  @Option(
      names = "--clip-length",
      paramLabel = "SPAN",
      defaultValue = "30s",
      hidden = true, // For tests and trials, as in up.
      converter = SpanWords.class)
  private Duration clipLength = Duration.ZERO;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    linked.check(command.commandLine().getParseResult());
    if (!every.isPositive()) {
      throw new IllegalArgumentException("--every must be longer than nothing");
    }
    if (noVideo.isAsked()) {
      return talk(command.commandLine());
    }
    try (WorkFolder folder = WorkFolder.create()) {
      Crowd crowd = crowd(folder.path());
      PrintWriter err = command.commandLine().getErr();
      CrowdFigures figures =
          new LongWork(err).run("simulating", () -> run(crowd, folder.path(), err));
      print(figures);
      return figures.isWhole() ? 0 : 1;
    }
  }

  private int talk(CommandLine line) throws Exception {
    return noVideo.wantsLargerHeap(edges)
        ? NoVideoOptions.runInLargerHeap(edges, arguments(line))
        : noVideo.run(edges, span, json, line.getOut(), line.getErr());
  }

  /** As they were given to the whole command line. */
  private static List<String> arguments(CommandLine line) {
    CommandLine whole = line;
    while (whole.getParent() != null) {
      whole = whole.getParent();
    }
    return whole.getParseResult().originalArgs();
  }

  private CrowdFigures run(Crowd crowd, Path folder, PrintWriter err) throws Exception {
    return linked.areAsked()
        ? linked.run(crowd, folder, err)
        : new CrowdRun(crowd, folder.resolve("data")).run();
  }

  private Crowd crowd(Path folder) throws Exception {
    String camera = source == null ? sample(folder) : source;
    int detections = (int) Math.max(1, span.dividedBy(every));
    Duration preRoll = Duration.ofSeconds(5);
    return new Crowd(
        edges,
        camera,
        detections,
        every,
        every.dividedBy(edges),
        preRoll,
        clipLength,
        capacity,
        badness.badness(),
        badness.seed());
  }

  private static String sample(Path folder) throws Exception {
    Path video = folder.resolve("camera.avi");
    SampleVideo.HD.write(video);
    return "file:" + video;
  }

  private void print(CrowdFigures figures) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(BusMessages.toJson(figures));
    } else {
      out.printf("clips       %d of %d saved%n", figures.saved(), figures.clips());
      out.printf("frames      %d stored, %d missing%n", figures.frames(), figures.missing());
      out.printf("check       %d findings%n", figures.damaged());
      out.printf(Locale.ROOT, "lateness    %.3f s at worst%n", figures.lateSeconds());
      out.printf(Locale.ROOT, "bandwidth   %.3f x%n", figures.bandwidth());
    }
    out.flush();
  }
}
