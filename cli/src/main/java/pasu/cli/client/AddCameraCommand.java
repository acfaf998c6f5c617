package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu cameras add}: a code with which a camera's edge comes in. */
@Command(
    name = "add",
    description = "Adds a camera whose edge is on another machine, and prints the code it needs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu cameras add gate",
      "  ./pasu cameras add till --site shop --name 'The till'",
      "  ./pasu cameras add gate --server https://10.0.0.7:8443",
      "",
      "It also prints what to run then, on the other machine, which finds this Pasu at the address",
      "that --server names here.",
      "Where the camera is known, its edge is replaced and its clips stay."
    })
public final class AddCameraCommand extends ClientCommand {

  @Parameters(paramLabel = "NAME", description = "1 to 40 of a-z, 0-9 and -.")
  private String id = "";

  @Option(names = "--site", description = "Where it stands (default: home, or where it was).")
  private @Nullable String site;

  @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
  private @Nullable String name;

  @Override
  String json(Server server) {
    JsonObject camera = new JsonObject().put("id", id);
    if (site != null) {
      camera.put("site", site);
    }
    if (name != null) {
      camera.put("name", name);
    }
    return server.post("/api/cameras", camera.encode());
  }

  @Override
  String text(Server server) {
    JsonObject answer = new JsonObject(json(server));
    String code = answer.getString("code");
    URI where = URI.create(answer.getString("server"));
    List<String> qr = answer.getJsonArray("qr").stream().map(String.class::cast).toList();
    return """
    %s

    Code      %s  (once, until %s)
    Then      sudo pasu-edge enrol '%s'
    or        ./pasu edge enrol %s --server %s   (from a source tree)%s\
    """
        .formatted(
            QrBlocks.of(qr),
            code,
            Words.time(Instant.parse(answer.getString("expiresAt"))),
            answer.getString("link"),
            code,
            where,
            isHere(where) ? warning(where.getHost()) : "");
  }

  private static String warning(String host) {
    return "\nCareful   on another machine write this one's address instead of " + host;
  }

  private static boolean isHere(URI server) {
    return server.getHost().equals("localhost") || server.getHost().startsWith("127.");
  }
}
