package pasu.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import pasu.bench.Bench;
import pasu.cli.role.LaunchChoices;
import pasu.cli.up.OneMachine;
import pasu.measure.ProcessFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an agent costs that has nothing to do: on the disk, and in memory. */
@Command(
    name = "agent-image",
    description = "The agents' image on disk, and an idle agent of it in memory.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  docker network create pasu-bench",
      "  ./pasu bench agent-image --network pasu-bench --seconds 60"
    })
public final class AgentImageBench extends Bench {

  private static final long IMAGE_GOAL = 240_000_000;
  private static final long MEMORY_GOAL = 150_000_000;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long it has been idle then (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private LaunchChoices containers = new LaunchChoices();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    try (OneMachine machine = Pool.open(folder, video, containers, Duration.ofSeconds(8))) {
      Pool.watch(machine).awaitAgents(1);
      Thread.sleep(Duration.ofSeconds(seconds));
      String agent = Pool.container("agent-1");
      long bytes =
          Long.parseLong(
              CommandOutput.of(
                  "docker", "image", "inspect", "--format", "{{.Size}}", of(agent, "{{.Image}}")));
      long resident =
          ProcessFigures.of(Long.parseLong(of(agent, "{{.State.Pid}}"))).residentBytes();
      return List.of(
          figure("agents' image", bytes, IMAGE_GOAL),
          figure("idle agent, resident", resident, MEMORY_GOAL));
    }
  }

  private static String of(String container, String format) throws Exception {
    return CommandOutput.of("docker", "inspect", "--format", format, container);
  }

  private static Figure figure(String what, long bytes, long goal) {
    return new Figure(what, megabytes(bytes), "at most " + megabytes(goal), bytes > goal);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
  }
}
