package pasu.cli.bus;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pasu.cli.CommandFailure;
import pasu.cli.client.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pasu bus request}: a question to one part, and its answer. */
@Command(
    name = "request",
    description = "Asks at an address of the bus and prints the answer, as JSON.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bus request pasu.cameras '{\"type\":\"ListCameras\"}'",
      "  ./pasu bus request pasu.edge.yard.fire '{\"type\":\"Fire\"}'"
    })
final class RequestCommand implements Callable<Integer> {

  private static final long PATIENCE_SECONDS = 30;

  @Mixin private ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ADDRESS", description = "Where to ask.")
  private String address = "";

  @Parameters(paramLabel = "JSON", description = "What to ask; the field type names the message.")
  private String json = "";

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    JsonObject question =
        new JsonObject()
            .put("op", "request")
            .put("id", 1)
            .put("address", address)
            .put("body", BusDoor.message(json));
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    try (BusDoor door = BusDoor.open(options.connect(), answer::complete)) {
      door.say(question);
      command.commandLine().getOut().println(body(answer));
    }
    return 0;
  }

  private String body(CompletableFuture<JsonObject> answer) throws InterruptedException {
    try {
      JsonObject said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (said.containsKey("message")) {
        throw CommandFailure.failed(said.getString("message"));
      }
      return said.getJsonObject("body").encode();
    } catch (ExecutionException | TimeoutException e) {
      throw CommandFailure.failed(
          "nobody answered at %s within %d s".formatted(address, PATIENCE_SECONDS));
    }
  }
}
