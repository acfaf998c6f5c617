package pasu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class PasuTreeTest {

  @Test
  void everyCommandTeachesByExamples() {
    PasuTree.commandLine()
        .getSubcommands()
        .forEach((name, command) -> assertExamples(name, command));
  }

  /** A lone per cent sign makes a warning of a help; two make one. */
  @Test
  void everyHelpCanBeWritten() {
    PasuTree.commandLine().getSubcommands().forEach(PasuTreeTest::assertWritable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack --datagrams 0",
        "receive --seconds 0",
        "transport --streams 0",
        "page --loads 0",
        "wall --cameras 0"
      })
  void refusesToMeasureNothing(String line) {
    Run run = Run.of(("bench " + line).split(" "));

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("must be at least");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--picture 640x360", "--picture 9x9@0", "--chromium /no/browser"})
  void refusesAWallThatCannotBe(String options) {
    Run run = Run.of(("bench wall " + options).split(" "));

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pasu: ")
        .contains(options.substring(options.indexOf(' ') + 1))
        .hasLineCount(1);
  }

  @Test
  void completesInAShell() {
    Run run = Run.of("generate-completion");

    assertThat(run.out()).contains("simulate", "relay", "agent-start");
  }

  private static void assertWritable(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Stream.concat(
            Stream.of(
                    spec.usageMessage().header(),
                    spec.usageMessage().description(),
                    spec.usageMessage().footer())
                .flatMap(Arrays::stream),
            spec.args().stream().flatMap(it -> Arrays.stream(it.description())))
        .forEach(
            text -> assertThatCode(() -> text.formatted()).as(name).doesNotThrowAnyException());
    command.getSubcommands().forEach((below, it) -> assertWritable(name + " " + below, it));
  }

  private static void assertExamples(String name, CommandLine command) {
    if (!name.equals("generate-completion")) {
      assertThat(command.getUsageMessage())
          .as(name)
          .contains("Examples:")
          .contains("./pasu " + name);
    }
    command.getSubcommands().forEach((below, it) -> assertExamples(name + " " + below, it));
  }
}
