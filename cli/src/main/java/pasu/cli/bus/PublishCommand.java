package pasu.cli.bus;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.client.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pasu bus publish}: tells everybody who listens at an address. */
@Command(
    name = "publish",
    description = "Tells everybody who listens at an address of the bus; nobody answers.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bus publish pasu.agents.empty '{\"type\":\"Empty\",\"agent\":\"agent-1\"}'")
final class PublishCommand implements Callable<Integer> {

  @Mixin private ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ADDRESS", description = "Where to tell it.")
  private String address = "";

  @Parameters(paramLabel = "JSON", description = "What to tell; the field type names the message.")
  private String json = "";

  @Override
  public Integer call() {
    JsonObject words =
        new JsonObject()
            .put("op", "publish")
            .put("address", address)
            .put("body", BusDoor.message(json));
    AtomicReference<@Nullable JsonObject> failure = new AtomicReference<>();
    try (BusDoor door = BusDoor.open(options.connect(), failure::set)) {
      door.say(words);
      door.settle();
    }
    JsonObject said = failure.get();
    if (said != null) {
      throw CommandFailure.failed(said.getString("message", said.encode()));
    }
    return 0;
  }
}
