package pasu.cli.bus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import pasu.cli.CommandFailure;
import pasu.cli.client.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pasu bus tail}: a line for each message on the bus. */
@Command(
    name = "tail",
    description = "Prints a line for each message on the bus: time, address, type, fields.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bus tail",
      "  ./pasu bus tail 'pasu.agents*' pasu.scaling",
      "  ./pasu bus tail --json 'pasu.clips.*' | jq .body"
    })
final class TailCommand implements Callable<Integer> {

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "Print each message as one line of JSON.")
  private boolean json;

  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..*",
      description = "Which addresses; * stands for anything (default: all).")
  private List<String> addresses = new ArrayList<>();

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    try (BusDoor door = BusDoor.open(options.connect(), this::print)) {
      JsonArray patterns = new JsonArray(addresses.isEmpty() ? List.of("*") : addresses);
      door.say(new JsonObject().put("op", "tail").put("addresses", patterns));
      door.listen();
    }
    return 0;
  }

  private void print(JsonObject said) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    switch (said.getString("op", "")) {
      case "message" -> out.println(json ? said.encode() : MessageLine.of(said));
      case "dropped" -> err.printf("pasu: missed %d messages%n", said.getLong("count"));
      default -> throw CommandFailure.failed(said.getString("message", said.encode()));
    }
    out.flush();
  }
}
