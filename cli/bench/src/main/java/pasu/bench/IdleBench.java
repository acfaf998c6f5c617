package pasu.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.measure.ProcessFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code pasu up} costs while nothing happens. */
@Command(
    name = "idle",
    description = "Processor and memory with one 720p camera, 15 frames/s, nobody looking.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench idle --seconds 120")
final class IdleBench extends Bench {

  private static final int WARM_UP_SECONDS = 20;

  @Option(names = "--port", defaultValue = "18080", description = "A free port.")
  private int port;

  @Option(names = "--seconds", defaultValue = "60", description = "How long, after a warm-up.")
  private int seconds;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    try (UpProcess up = UpProcess.start(folder, port, CAMERA + "=file:" + video + ",manual:")) {
      up.answers("/api/cameras/" + CAMERA + "/snapshot.jpg"); // The camera gives pictures.
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      ProcessFigures before = up.figures();
      TimeUnit.SECONDS.sleep(seconds);
      ProcessFigures after = up.figures();
      double share = (after.cpuSeconds() - before.cpuSeconds()) / seconds;
      return List.of(
          new Figure("processor", "%.1f %% of one core".formatted(share * 100), "at most 15 %"),
          new Figure(
              "memory", after.residentBytes() / 1_000_000 + " MB resident", "at most 350 MB"));
    }
  }
}
