package pasu.cli.client;

import pasu.protocol.Clip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu clips}: the latest clips. */
@Command(
    name = "clips",
    description = "Lists the latest clips, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu clips --limit 5",
      "  ./pasu clips --json | jq -r '.[] | select(.missing > 0) | .id'"
    })
public final class ClipsCommand extends ClientCommand {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  String json(Server server) {
    return server.get(path());
  }

  @Override
  String text(Server server) {
    Clip[] clips = server.get(path(), Clip[].class);
    return clips.length == 0
        ? "No clips yet. Fire a sensor by hand: ./pasu detect CAMERA"
        : table(clips).toString();
  }

  private String path() {
    return "/api/clips?limit=" + limit;
  }

  private static Table table(Clip[] clips) {
    Table table =
        new Table(
            "CLIP", "CAMERA", "DETECTED", "CAUSE", "LENGTH", "FRAMES", "MISSING", "SIZE", "STATE");
    for (Clip clip : clips) {
      table.row(
          clip.id(),
          clip.camera(),
          Words.time(clip.detectedAt()),
          Words.lower(clip.cause()),
          Words.seconds(clip.durationMs()),
          clip.frames(),
          clip.missing(),
          Words.bytes(clip.bytes()),
          Words.lower(clip.state()) + (clip.pinned() ? ", pinned" : ""));
    }
    return table;
  }
}
