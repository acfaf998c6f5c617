package pasu.cli;

import java.util.function.Supplier;
import java.util.stream.Stream;
import pasu.cli.bus.BusCommand;
import pasu.cli.check.CheckCommand;
import pasu.cli.client.AccountsCommand;
import pasu.cli.client.AgentsCommand;
import pasu.cli.client.AuditCommand;
import pasu.cli.client.CamerasCommand;
import pasu.cli.client.ClipsCommand;
import pasu.cli.client.DetectCommand;
import pasu.cli.client.DrainCommand;
import pasu.cli.client.NotificationsCommand;
import pasu.cli.client.PlansCommand;
import pasu.cli.client.ScaleCommand;
import pasu.cli.client.SitesCommand;
import pasu.cli.client.StatusCommand;
import pasu.cli.edge.EdgeCommand;
import pasu.cli.role.AgentCommand;
import pasu.cli.role.ControlCommand;
import pasu.cli.role.GatewayCommand;
import pasu.cli.role.LauncherCommand;
import pasu.cli.up.UpCommand;
import pasu.protocol.Version;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code pasu} command. Exit status 0 done, 1 failed, 2 wrongly used. */
@Command(
    name = "pasu",
    description = "Keeps watch: stores what a camera saw before and after a sensor fired.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "Pasu " + Version.TEXT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      ControlCommand.class,
      AgentCommand.class,
      GatewayCommand.class,
      EdgeCommand.class,
      LauncherCommand.class,
      StatusCommand.class,
      CamerasCommand.class,
      AgentsCommand.class,
      ScaleCommand.class,
      DrainCommand.class,
      ClipsCommand.class,
      SitesCommand.class,
      PlansCommand.class,
      NotificationsCommand.class,
      AccountsCommand.class,
      AuditCommand.class,
      DetectCommand.class,
      BusCommand.class,
      CheckCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu up                          watch a drawn scene; prints the page's address",
      "  ./pasu up --camera door=v4l2:/dev/video0",
      "  ./pasu detect door                 as if the sensor had fired",
      "  ./pasu clips --limit 5             the latest five",
      "  . <(./pasu generate-completion)    completion for bash and zsh",
      "",
      "Exit status: 0 done, 1 failed, 2 wrongly used.",
      "Each command explains itself: ./pasu up --help"
    })
public final class Pasu {

  /** Takes the place of all commands for the one that is run. */
  @Command(
      name = "pasu",
      mixinStandardHelpOptions = true,
      scope = ScopeType.INHERIT,
      version = "Pasu " + Version.TEXT)
  private static final class Alone {}

  public static void main(String[] arguments) {
    run(arguments, Pasu::commandLine);
  }

  /** Does what is asked for and ends the process, having put together no more than that takes. */
  public static void run(String[] arguments, Supplier<CommandLine> all) {
    System.exit(commandLine(arguments, all).execute(arguments));
  }

  /** One role alone, where one is asked for, since its start is waited for (ADR 36); else all. */
  static CommandLine commandLine(String[] arguments, Supplier<CommandLine> all) {
    return switch (arguments.length == 0 ? "" : arguments[0]) {
      case "control" -> alone(ControlCommand.class);
      case "agent" -> alone(AgentCommand.class);
      case "gateway" -> alone(GatewayCommand.class);
      case "launcher" -> alone(LauncherCommand.class);
      default -> all.get();
    };
  }

  private static CommandLine alone(Class<?> role) {
    CommandLine command = new CommandLine(role);
    return Explained.commandLine(
        new CommandLine(new Alone()).addSubcommand(command.getCommandName(), command));
  }

  /** The command with all below it, errors being one sentence. */
  public static CommandLine commandLine() {
    return commandLine(LeftOut.class);
  }

  /** The same, and what stands for the commands that {@link LeftOut} stands for otherwise. */
  public static CommandLine commandLine(Class<?>... further) {
    CommandLine command = new CommandLine(new Pasu());
    Stream.of(further).forEach(command::addSubcommand);
    return Explained.commandLine(command.addSubcommand(GenerateCompletion.class));
  }
}
