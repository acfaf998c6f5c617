package pasu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PasuTest {

  @ParameterizedTest
  @ValueSource(strings = {"--colour", "fly", "clips --limit many", "detect"})
  void explainsAMisspeltCommandInOneSentence(String line) {
    Run run = Run.of(line.split(" "));

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).startsWith("pasu: ").contains("--help").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench wall --cameras 4", "simulate --edges 3", "relay", "bench"})
  void saysWhereToFindWhatMeasures(String line) {
    Run run = Run.of(line.split(" "));

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pasu: \"" + line.split(" ", -1)[0] + "\"")
        .contains("source tree")
        .endsWith("type there: ./pasu " + line + "\n")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"control", "agent", "gateway", "launcher"})
  void readsARoleAloneAsItReadsItAmongAllCommands(String role) {
    CommandLine alone = Pasu.commandLine(new String[] {role, "--data=data"}, Pasu::commandLine);

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
}
