package pasu.cli.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A question to a running Pasu whose answer is JSON for a script and text for people. */
abstract class ClientCommand implements Callable<Integer> {

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "Print the answer as JSON, for scripts.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    Server server = options.connect();
    command.commandLine().getOut().println(json ? json(server) : text(server));
    return 0;
  }

  abstract String json(Server server);

  abstract String text(Server server);
}
