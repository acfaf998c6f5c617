package pasu.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long {@code pasu up} takes until somebody can look. */
@Command(
    name = "start",
    description = "From the start of the process to the page, and to the camera's first picture.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench start --runs 10")
final class StartBench extends Bench {

  private static final String GOAL = "at most 3 s";

  @Option(names = "--port", defaultValue = "18080", description = "A free port.")
  private int port;

  @Option(names = "--runs", defaultValue = "5", description = "Starts, after one not counted.")
  private int runs;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    List<Duration> page = new ArrayList<>();
    List<Duration> live = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      try (UpProcess up = UpProcess.start(folder, port, CAMERA + "=file:" + video + ",manual:")) {
        Duration toPage = up.answers("/");
        Duration toPicture = up.answers("/api/cameras/" + CAMERA + "/snapshot.jpg");
        if (run > 0) {
          page.add(toPage);
          live.add(toPicture);
        }
      }
    }
    return List.of(
        new Figure("start to page", Quantiles.of(page).toString(), GOAL),
        new Figure("start to first live picture", Quantiles.of(live).toString(), GOAL));
  }
}
