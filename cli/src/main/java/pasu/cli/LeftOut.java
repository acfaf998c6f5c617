package pasu.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What measures Pasu, where it is left out: only a source tree has it. See ADR 56. */
@Command(
    name = "bench",
    aliases = {"simulate", "relay"},
    description = "Measures Pasu; a source tree has it.",
    hidden = true)
final class LeftOut implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Unmatched private final List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    String name = command.commandLine().getParent().getParseResult().originalArgs().getFirst();
    throw CommandFailure.usage(
        "\"%s\" measures Pasu and is not installed; get a source tree, and type there: ./pasu %1$s %s"
            .formatted(name, String.join(" ", words))
            .strip());
  }
}
