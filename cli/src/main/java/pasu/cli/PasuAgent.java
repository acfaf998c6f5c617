package pasu.cli;

import pasu.cli.role.AgentCommand;
import pasu.protocol.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/**
 * The {@code pasu} command of the agents' image, which has the classes of this one role only. See
 * ADR 37.
 */
@Command(
    name = "pasu",
    description = "Pasu's agents; all other roles are in the image pasu.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "Pasu " + Version.TEXT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AgentCommand.class)
public final class PasuAgent {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its one role, errors being one sentence. */
  public static CommandLine commandLine() {
    return Explained.commandLine(new CommandLine(new PasuAgent()));
  }
}
