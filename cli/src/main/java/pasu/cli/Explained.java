package pasu.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What went wrong with a command, in one sentence, and the exit status that goes with it. */
final class Explained {

  private static final Logger log = LoggerFactory.getLogger(Explained.class);

  private Explained() {}

  /** Has a command, with all below it, make one sentence of each error. */
  static CommandLine commandLine(CommandLine command) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Explained::usage)
        .setExecutionExceptionHandler((failure, at, _) -> failure(failure, at));
  }

  private static int usage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String help = "; see ./%s --help".formatted(command.getCommandSpec().qualifiedName());
    return say(command, failure.getMessage() + help, 2);
  }

  private static int failure(Exception failure, CommandLine command) {
    log.debug("command failed", failure);
    return switch (failure) {
      case CommandFailure known -> say(command, known.getMessage(), known.exitStatus());
      case IllegalArgumentException bad -> say(command, bad.getMessage(), 2);
      default -> say(command, failure.toString(), 1);
    };
  }

  private static int say(CommandLine command, @Nullable String sentence, int exitStatus) {
    command.getErr().println("pasu: " + sentence);
    return exitStatus;
  }
}
