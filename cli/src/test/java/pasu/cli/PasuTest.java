package pasu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class PasuTest {

  @Test
  void everyCommandTeachesByExamples() {
    Pasu.commandLine().getSubcommands().forEach((name, command) -> assertExamples(name, command));
  }

  /** A lone per cent sign makes a warning of a help; two make one. */
  @Test
  void everyHelpCanBeWritten() {
    Pasu.commandLine().getSubcommands().forEach(PasuTest::assertWritable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour", "fly", "clips --limit many", "detect"})
  void explainsAMisspeltCommandInOneSentence(String line) {
    Run run = Run.of(line.split(" "));

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).startsWith("pasu: ").contains("--help").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack --datagrams 0",
        "receive --seconds 0",
        "transport --streams 0",
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

  @ParameterizedTest
  @ValueSource(strings = {"control", "agent", "gateway", "launcher"})
  void readsARoleAloneAsItReadsItAmongAllCommands(String role) {
    CommandLine alone = Pasu.commandLine(new String[] {role, "--data=data"});

    assertThat(alone.getSubcommands()).containsOnlyKeys(role);
    assertThat(help(alone, role)).contains("Examples:").isEqualTo(help(Pasu.commandLine(), role));
  }

  @Test
  void completesInAShell() {
    Run run = Run.of("generate-completion");

    assertThat(run.exitStatus()).isZero();
    assertThat(run.out()).contains("complete -F").contains("--token-file");
  }

  @Test
  void saysItsVersion() {
    Run run = Run.of("--version");

    assertThat(run.out()).matches("Pasu \\d+\\.\\d+\\.\\d+\\R");
  }

  private static String help(CommandLine command, String role) {
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out)).execute(role, "--help");
    return out.toString();
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
