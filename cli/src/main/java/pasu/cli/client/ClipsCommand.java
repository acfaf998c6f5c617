package pasu.cli.client;

import org.jspecify.annotations.Nullable;
import pasu.protocol.Clip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu clips}: the latest clips. */
@Command(
    name = "clips",
    description = "Lists the latest clips, newest first, with frames stored of those captured.",
    subcommands = ClipCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu clips --limit 5",
      "  ./pasu clips --camera yard --from 2026-11-30T00:00:00Z",
      "  ./pasu clips --order importance",
      "  ./pasu clips show 4f0c2a9be8d14c6f9d0a7c35b1e2f8e1",
      "  ./pasu clips --json | jq -r '.[] | select(.missing > 0) | .id'"
    })
public final class ClipsCommand extends ClientCommand {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--camera", paramLabel = "NAME", description = "Only of this camera.")
  private @Nullable String camera;

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      description = "Only with this cause: infrared, distance, motion, timer or manual.")
  private @Nullable String cause;

  @Option(names = "--from", paramLabel = "TIME", description = "Only detected then or later.")
  private @Nullable String from;

  @Option(names = "--before", paramLabel = "TIME", description = "Only detected before.")
  private @Nullable String before;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "time (the default), or importance: the most important first.")
  private @Nullable String order;

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
    StringBuilder path = new StringBuilder("/api/clips?limit=").append(limit);
    add(path, "camera", camera);
    add(path, "cause", cause);
    add(path, "from", from);
    add(path, "before", before);
    add(path, "order", order);
    return path.toString();
  }

  private static void add(StringBuilder path, String key, @Nullable String value) {
    if (value != null) {
      path.append('&').append(key).append('=').append(Server.escaped(value));
    }
  }

  private static Table table(Clip[] clips) {
    Table table =
        new Table("CLIP", "CAMERA", "DETECTED", "CAUSE", "LENGTH", "FRAMES", "SIZE", "STATE");
    for (Clip clip : clips) {
      table.row(
          clip.id(),
          clip.camera(),
          Words.time(clip.detectedAt()),
          Words.lower(clip.cause()),
          Words.seconds(clip.durationMs()),
          Words.completeness(clip),
          Words.bytes(clip.bytes()),
          Words.state(clip));
    }
    return table;
  }
}
