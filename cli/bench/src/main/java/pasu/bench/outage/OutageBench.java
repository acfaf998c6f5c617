package pasu.bench.outage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import pasu.bench.Bench;
import pasu.bench.UpProcess;
import pasu.bench.relay.Badness;
import pasu.measure.FreePort;
import pasu.measure.SampleVideo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What becomes of an hour's detections of an edge without a server, once there is one. */
@Command(
    name = "outage",
    description =
        "An hour without a server, played in a hurry, with detections; then a link of 20 Mbit/s"
            + " that loses 5 %%, which another camera is watched over.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu bench outage", "  ./pasu bench outage --detections 20"})
public final class OutageBench extends Bench {

  private static final double LOSS = 0.05;
  private static final Duration DELAY = Duration.ofMillis(10);
  private static final long BITS_PER_SECOND = 20_000_000;
  private static final int MOST = 60;

  @Option(
      names = "--detections",
      defaultValue = "5",
      description = "In the hour (default: ${DEFAULT-VALUE}); 20 take twelve minutes.")
  private int detections;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed loses the same datagrams (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (detections < 1 || detections > MOST) {
      throw new IllegalArgumentException(
          "--detections must be 1 to %d, but is %d".formatted(MOST, detections));
    }
    int port = FreePort.find();
    try (UpProcess up = UpProcess.start(folder, port, "aside=scene:320x240@1,manual:")) {
      up.answers("/readyz");
      OutageRun run =
          new OutageRun(
              URI.create("http://127.0.0.1:" + port),
              up.data(),
              SampleVideo.pictures(video),
              new Badness(LOSS, 0, 0, 0, DELAY, BITS_PER_SECOND),
              seed,
              command.commandLine().getErr());
      return figures(run.run(folder, video, detections));
    }
  }

  private List<Figure> figures(Delivery delivery) {
    return List.of(
        new Figure(
            "clips",
            "%d of %d whole; %d of %d frames missing, changed or of another time"
                .formatted(delivery.whole(), detections, delivery.wrongFrames(), delivery.frames()),
            "all, 0",
            delivery.whole() < detections || delivery.wrongFrames() > 0),
        new Figure(
            "in order", "%d of them early".formatted(delivery.early()), "0", delivery.early() > 0),
        new Figure(
            "delivered in",
            String.format(
                Locale.ROOT,
                "%.0f s, %.1f Mbit/s",
                delivery.seconds(),
                delivery.bytes() * 8 / 1e6 / delivery.seconds()),
            "-"),
        new Figure("other camera, alone", delivery.alone().toString(), "-"),
        new Figure(
            "other camera, meanwhile",
            delivery.meanwhile().toString(),
            LiveFigures.goal(),
            !delivery.meanwhile().isUndisturbed(delivery.alone())));
  }
}
