package pasu.bench.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.measure.Quantiles;
import pasu.measure.SampleVideo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code kill -9} of the agent costs: nothing that was acknowledged, and no clip. */
@Command(
    name = "crash",
    description = "Kills the agent, with kill -9, at a random moment of each clip of two seconds.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench crash --times 100 --seed 1 --json")
public final class CrashBench extends Bench {

  @Option(names = "--times", defaultValue = "100", description = "Clips, and kills.")
  private int times;

  @Option(names = "--seed", defaultValue = "1", description = "Of the random moments.")
  private long seed;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1 || times > 10_000) {
      throw CommandFailure.usage("--times must be 1 to 10,000, but is " + times);
    }
    List<byte[]> pictures = SampleVideo.pictures(video);
    try (CrashSeries series = new CrashSeries(folder, pictures, new Random(seed))) {
      return figures(series.run(times));
    }
  }

  private static List<Figure> figures(CrashSeries.Result result) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "kills, clips, frames",
            "%d, %d, %d".formatted(result.kills(), result.clips(), result.frames()),
            "-"));
    figures.add(zero("frames lost", result.lost()));
    figures.add(zero("clips incomplete", result.incomplete()));
    if (!result.pauses().isEmpty()) {
      String pause = Quantiles.of(result.pauses()).toString();
      figures.add(new Figure("kill to next durable frame", pause, "none: most is the JVM's start"));
    }
    return figures;
  }

  private static Figure zero(String what, int measured) {
    return new Figure(what, Integer.toString(measured), "0", measured > 0);
  }
}
