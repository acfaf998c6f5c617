package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pasu notifications test}: sends a trial. */
@Command(
    name = "test",
    description = "Sends a trial over one channel, even if it is off.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu notifications test ntfy", "  ./pasu notifications test email --site shop"})
public final class TestChannelCommand extends ClientCommand {

  @Mixin private ChannelPath path = new ChannelPath();

  @Parameters(paramLabel = "CHANNEL", description = "As in ./pasu notifications.")
  private String channel = "";

  @Override
  String json(Server server) {
    server.post(path.of(channel) + "/test");
    return new JsonObject().put("tested", channel).encode();
  }

  @Override
  String text(Server server) {
    json(server);
    return "the test over %s was taken".formatted(channel);
  }
}
