package pasu.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pasu.bench.PasuTree;
import picocli.CommandLine;

/** The docs and the help say what can be done. */
class DocumentationTest {

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken =
        SourceTree.markdown().stream()
            .flatMap(file -> new Markdown(file).brokenLinks().stream())
            .toList();

    assertThat(SourceTree.markdown()).isNotEmpty();
    assertThat(broken).isEmpty();
  }

  @Test
  void everyCommandInTheDocsCanBeTyped() {
    SourceTree.markdown().stream()
        .filter(DocumentationTest::isForUsers)
        .flatMap(file -> new Markdown(file).commands().stream())
        .filter(command -> !command.startsWith("verify")) // The script's own.
        .forEach(DocumentationTest::assertCanBeTyped);
  }

  @Test
  void everyExampleInTheHelpCanBeTyped() {
    assertThat(examples(PasuTree.commandLine()))
        .hasSizeGreaterThan(10)
        .allSatisfy(DocumentationTest::assertCanBeTyped);
  }

  @Test
  void everyCommandIsInTheReference() {
    List<String> documented = new Markdown(SourceTree.TOP.resolve("docs/ref/cli.md")).commands();

    assertThat(commands(PasuTree.commandLine()))
        .hasSizeGreaterThan(30)
        .allSatisfy(command -> assertThat(documented).anyMatch(it -> isOf(command, it)));
  }

  private static boolean isOf(String command, String typed) {
    return typed.equals(command) || typed.startsWith(command + " ");
  }

  /** What can be typed after {@code ./pasu}, as {@code bench start}, of those that do something. */
  private static List<String> commands(CommandLine command) {
    return command.getSubcommands().values().stream()
        .filter(it -> !it.getCommandSpec().usageMessage().hidden())
        .flatMap(
            it ->
                it.getSubcommands().isEmpty()
                    ? Stream.of(it.getCommandSpec().qualifiedName().substring("pasu ".length()))
                    : commands(it).stream())
        .toList();
  }

  private static boolean isForUsers(Path file) {
    return !file.startsWith(SourceTree.TOP.resolve("docs/design"));
  }

  private static void assertCanBeTyped(String command) {
    assertThatCode(() -> PasuTree.commandLine().parseArgs(ShellWords.split(command)))
        .as("./pasu " + command)
        .doesNotThrowAnyException();
  }

  private static List<String> examples(CommandLine command) {
    Stream<String> own =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .map(String::strip)
            .filter(line -> line.startsWith("./pasu "))
            .map(line -> ShellWords.untilPipe(line.substring("./pasu ".length())));
    Stream<String> below =
        command.getSubcommands().values().stream().flatMap(it -> examples(it).stream());
    return Stream.concat(own, below).toList();
  }
}
