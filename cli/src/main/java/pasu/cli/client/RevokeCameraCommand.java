package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pasu cameras revoke}: shuts a camera's edge out. */
@Command(
    name = "revoke",
    description = "Takes a camera away: its edge is shut out at once, its clips stay.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu cameras revoke gate", "  ./pasu cameras add gate     lets it in again"})
public final class RevokeCameraCommand extends ClientCommand {

  @Parameters(paramLabel = "NAME", description = "The camera's name, as in ./pasu cameras.")
  private String camera = "";

  @Override
  String json(Server server) {
    server.delete("/api/cameras/" + Server.escaped(camera));
    return new JsonObject().put("revoked", camera).encode();
  }

  @Override
  String text(Server server) {
    json(server);
    return "%s is shut out; its clips stay".formatted(camera);
  }
}
