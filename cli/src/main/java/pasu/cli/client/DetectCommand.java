package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pasu detect}: fires a sensor by hand. */
@Command(
    name = "detect",
    description = "Fires a camera's sensor by hand, as if somebody were there.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu detect yard", "  ./pasu detect yard --json | jq -r .clip"})
public final class DetectCommand extends ClientCommand {

  @Parameters(paramLabel = "CAMERA", description = "The camera's name, as in ./pasu cameras.")
  private String camera = "";

  @Override
  String json(Server server) {
    return server.post("/api/cameras/%s/detections".formatted(Server.escaped(camera)));
  }

  @Override
  String text(Server server) {
    return "Detected at %s; it is in clip %s"
        .formatted(camera, new JsonObject(json(server)).getString("clip"));
  }
}
