package pasu.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pasu clips show}: one clip, and which of its frames are missing. */
@Command(
    name = "show",
    description = "Shows one clip, and which of its frames are missing, if any.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu clips show 4f0c2a9be8d14c6f9d0a7c35b1e2f8e1",
      "  ./pasu clips show 4f0c2a9be8d14c6f9d0a7c35b1e2f8e1 --json | jq .missingRanges"
    })
public final class ClipCommand extends ClientCommand {

  @Parameters(paramLabel = "CLIP", description = "The clip's id, as in ./pasu clips.")
  private String id = "";

  @Override
  String json(Server server) {
    return server.get("/api/clips/" + Server.escaped(id));
  }

  @Override
  String text(Server server) {
    String json = json(server);
    Clip clip = BusMessages.fromJson(json, Clip.class);
    Table table =
        new Table("clip", clip.id())
            .row("camera", clip.camera())
            .row("detected", Words.time(clip.detectedAt()) + ", " + Words.lower(clip.cause()))
            .row("length", Words.seconds(clip.durationMs()))
            .row("size", Words.bytes(clip.bytes()))
            .row("state", Words.state(clip))
            .row("frames", frames(clip));
    List<FrameRange> missing = missing(json);
    if (!missing.isEmpty()) {
      table.row("missing", FrameRange.words(missing));
    }
    return table.toString();
  }

  private static String frames(Clip clip) {
    return "%d of %d stored".formatted(clip.frames(), clip.frames() + clip.missing());
  }

  private static List<FrameRange> missing(String json) {
    JsonArray ranges = new JsonObject(json).getJsonArray("missingRanges", new JsonArray());
    return List.of(BusMessages.fromJson(ranges.encode(), FrameRange[].class));
  }
}
