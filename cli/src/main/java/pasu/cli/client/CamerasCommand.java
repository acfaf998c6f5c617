package pasu.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.EdgeMessage.Camera;
import picocli.CommandLine.Command;

/** {@code pasu cameras}: every known camera. */
@Command(
    name = "cameras",
    description = "Lists every known camera, most important first.",
    subcommands = {AddCameraCommand.class, SetCameraCommand.class, RevokeCameraCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu cameras",
      "  ./pasu cameras add gate --site shop",
      "  ./pasu cameras set gate --name 'The gate' --site shop",
      "  ./pasu cameras revoke gate",
      "  ./pasu cameras --json | jq -r '.[] | select(.online | not) | .id'"
    })
public final class CamerasCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/cameras");
  }

  @Override
  String text(Server server) {
    Table table =
        new Table(
            "CAMERA",
            "NAME",
            "IMPORTANCE",
            "STATE",
            "ALARMS",
            "PICTURE",
            "SOURCE",
            "SENSOR",
            "CLOCK",
            "AGENT",
            "LAST DETECTION");
    List<Camera> cameras = List.of(server.get("/api/cameras", Camera[].class));
    for (Camera camera : cameras) {
      table.row(
          camera.id(),
          camera.name(),
          Integer.toString(camera.importance()),
          state(camera),
          Words.alarms(camera.alarms()),
          picture(camera),
          camera.source(),
          Words.sensors(camera),
          dash(Words.clock(camera.clockOffsetMs())),
          dash(camera.agent()),
          dash(time(camera.lastDetectionAt())));
    }
    return Stream.concat(
            Stream.of(table.toString()), cameras.stream().flatMap(CamerasCommand::problems))
        .collect(Collectors.joining("\n"));
  }

  /** Below the table, whose lines are long enough. */
  private static Stream<String> problems(Camera camera) {
    return Words.problems(camera).map(problem -> "%s: %s".formatted(camera.id(), problem));
  }

  private static String state(Camera camera) {
    if (!camera.online()) {
      return "offline";
    }
    return Words.problems(camera).findAny().isEmpty() ? "online" : "trouble";
  }

  private static String picture(Camera camera) {
    return camera.width() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%dx%d, %.1f/s",
            camera.width(),
            camera.height(),
            camera.framesPerSecond());
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : Words.time(instant);
  }

  private static String dash(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
