package pasu.pi;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code pasu-edge} command. Exit status 0 done, 1 failed, 2 wrongly used. */
@Command(
    name = "pasu-edge",
    description = "Watches with one camera and one sensor for a Pasu that is elsewhere.",
    mixinStandardHelpOptions = true,
    version = "Pasu edge " + Version.TEXT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      EnrolCommand.class,
      CheckCommand.class,
      RunCommand.class,
      RehearseCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sudo pasu-edge enrol CODE               with a code of ./pasu cameras add",
      "  sudo pasu-edge check                    reads /etc/pasu/edge.yaml, and says what it means",
      "  journalctl -u pasu-edge                 what the service says",
    })
public final class PasuEdge {

  /** Where the service, and whoever purges it, looks for what an edge keeps. */
  static final String FOLDER = "/var/lib/pasu-edge";

  private static final Logger log = LoggerFactory.getLogger(PasuEdge.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "/etc/pasu/edge.yaml",
      description = "What the edge is told (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("");

  @Option(
      names = "--data",
      hidden = true, // For whoever tries it out; the service has the one folder.
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = FOLDER)
  private Path data = Path.of("");

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with all below it, errors being one sentence. */
  static CommandLine commandLine() {
    return new CommandLine(new PasuEdge())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(PasuEdge::explainUsage)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  Settings settings() {
    return Settings.read(config);
  }

  Path data() {
    return data;
  }

  private static int explainUsage(ParameterException failure, String[] arguments) {
    return say(failure.getCommandLine(), failure.getMessage() + "; see pasu-edge --help", 2);
  }

  private static int explain(Exception failure, CommandLine command) {
    log.debug("command failed", failure);
    return failure instanceof IllegalArgumentException
        ? say(command, String.valueOf(failure.getMessage()), 2)
        : say(command, String.valueOf(failure.getMessage()), 1);
  }

  private static int say(CommandLine command, String sentence, int exitStatus) {
    command.getErr().println("pasu-edge: " + sentence);
    return exitStatus;
  }
}
