package pasu.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pasu.cli.LongWork;
import pasu.measure.SampleVideo;
import pasu.measure.WorkFolder;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One measurement, in a folder of its own that is gone afterwards. */
@Command
public abstract class Bench implements Callable<Integer> {

  public static final String CAMERA = "bench";

  /**
   * One figure and what it should be.
   *
   * @param goal in words, as in the benchmarks' page
   * @param missed whether the command fails for it
   */
  public record Figure(String what, String measured, String goal, boolean missed) {
    /** One that depends on the machine too much to fail for it. */
    public Figure(String what, String measured, String goal) {
      this(what, measured, goal, false);
    }

    private String line() {
      String line = "%-28s %-52s goal %s".formatted(what, measured, goal);
      return missed ? line + ": MISSED" : line;
    }
  }

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  /** Says what it does now, to standard error. */
  protected final void say(String words) {
    var err = command.commandLine().getErr();
    err.println("pasu: " + words);
    err.flush();
  }

  /** Measures; takes as long as it takes. */
  protected abstract List<Figure> measure(Path folder, Path video) throws Exception;

  @Override
  public Integer call() throws Exception {
    try (WorkFolder folder = WorkFolder.create()) {
      Path video = folder.path().resolve("camera.avi");
      SampleVideo.HD.write(video);
      List<Figure> figures =
          new LongWork(command.commandLine().getErr())
              .run("measuring", () -> measure(folder.path(), video));
      print(figures);
      return figures.stream().anyMatch(Figure::missed) ? 1 : 0;
    }
  }

  private void print(List<Figure> figures) {
    var out = command.commandLine().getOut();
    if (json) {
      out.println(BusMessages.toJson(figures));
    } else {
      figures.forEach(f -> out.println(f.line()));
    }
    out.flush();
  }
}
