package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu cameras set}: changes what people decide about a camera. */
@Command(
    name = "set",
    description = "Changes a camera's name, importance or site.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu cameras set gate --name 'The gate' --importance 5",
      "  ./pasu cameras set gate --site shop"
    })
public final class SetCameraCommand extends ClientCommand {

  @Parameters(paramLabel = "NAME", description = "The camera's name, as in ./pasu cameras.")
  private String camera = "";

  @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
  private @Nullable String name;

  @Option(names = "--importance", paramLabel = "N", description = "1 to 5; 5 goes first.")
  private @Nullable Integer importance;

  @Option(names = "--site", description = "Where it goes; its clips stay.")
  private @Nullable String site;

  @Override
  String json(Server server) {
    JsonObject change = new JsonObject();
    change.put("name", name).put("importance", importance).put("site", site);
    change.getMap().values().removeIf(java.util.Objects::isNull);
    if (change.isEmpty()) {
      throw CommandFailure.usage("nothing is to change; name --name, --importance or --site");
    }
    return server.patch("/api/cameras/" + Server.escaped(camera), change.encode());
  }

  @Override
  String text(Server server) {
    JsonObject changed = new JsonObject(json(server));
    return "%s is called %s, has importance %d, and stands in %s"
        .formatted(
            camera,
            changed.getString("name"),
            changed.getInteger("importance"),
            changed.getString("site"));
  }
}
