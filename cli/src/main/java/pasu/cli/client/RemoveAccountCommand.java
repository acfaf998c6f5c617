package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pasu accounts remove}: an account and all it has. */
@Command(
    name = "remove",
    description = "Removes an account; whatever it has open ends within two seconds.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu accounts remove ann"})
public final class RemoveAccountCommand extends ClientCommand {

  @Parameters(paramLabel = "NAME", description = "As in ./pasu accounts.")
  private String name = "";

  @Override
  String json(Server server) {
    server.delete("/api/accounts/" + Server.escaped(name));
    return new JsonObject().put("account", name).encode();
  }

  @Override
  String text(Server server) {
    json(server);
    return "%s is removed".formatted(name);
  }
}
