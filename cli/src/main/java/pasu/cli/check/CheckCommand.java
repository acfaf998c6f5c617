package pasu.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import pasu.catalog.ClipCheck;
import pasu.catalog.Finding;
import pasu.cli.LongWork;
import pasu.cli.role.DatabaseFlags;
import pasu.cli.role.PasuFolder;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu check}: whether every clip is whole, to the last frame. */
@Command(
    name = "check",
    description = "Checks that every clip in a data folder is whole, to the last frame.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu check",
      "  ./pasu check --data /var/lib/pasu --repair",
      "  ./pasu check --database postgresql://pasu@db:5432/pasu --database-password-file db.password",
      "",
      "No Pasu may use the folder meanwhile. Compares every frame with its checksum, and every clip",
      "with the manifest of its edge. Exit status 1 when something is wrong and was not repaired.",
      "A damaged frame cannot be brought back: to repair is to say that it is missing."
    })
public final class CheckCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data folder (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(names = "--repair", description = "Repair what can be repaired.")
  private boolean repair;

  @Option(names = "--json", description = "Print what was found as JSON, for scripts.")
  private boolean json;

  @Mixin private DatabaseFlags database = new DatabaseFlags();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<Finding> findings;
    try (PasuFolder folder = PasuFolder.openPresent(data)) {
      findings =
          new LongWork(command.commandLine().getErr())
              .run("checking every frame in " + data, () -> check(folder));
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(BusMessages.toJson(findings));
    } else {
      findings.forEach(finding -> out.println(line(finding)));
      out.println(sum(findings));
    }
    return findings.stream().allMatch(Finding::repaired) ? 0 : 1;
  }

  private List<Finding> check(PasuFolder folder) throws IOException {
    return ClipCheck.run(database.over(data), folder.clips(), repair, InstantSource.system());
  }

  private static String line(Finding finding) {
    String problem = finding.problem().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s  %s: %s%s"
        .formatted(
            finding.clip(), problem, finding.sentence(), finding.repaired() ? " (repaired)" : "");
  }

  private String sum(List<Finding> findings) {
    long left = findings.stream().filter(finding -> !finding.repaired()).count();
    if (findings.isEmpty()) {
      return "Everything in %s is whole.".formatted(data);
    }
    String remedy = left > 0 && !repair ? "; try --repair" : "";
    return "%d problems, %d of them not repaired%s".formatted(findings.size(), left, remedy);
  }
}
