package pasu.edge.camera;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pasu.edge.option.NamedValues;

/**
 * A camera that a program reads, which writes JPEGs end to end to its standard output. No shell is
 * involved: the command is a list of arguments.
 *
 * @param patience for the first picture, and from one to the next
 * @param remedy what to do when it does not start
 */
record ProgramSource(
    String description, List<String> command, Duration patience, String remedy, Timepiece time)
    implements CameraSource {

  private static final Duration RPICAM_PATIENCE = Duration.ofSeconds(5);
  private static final List<String> KNOWN = known();

  private static List<String> known() {
    List<String> known = new ArrayList<>(PictureWishes.KNOWN);
    known.add("camera=0");
    return List.copyOf(known);
  }

  /**
   * A camera module of a Raspberry Pi, read by {@code rpicam-vid}.
   *
   * @param program as found on the path
   */
  static CameraSource rpicam(String program, List<String> words, Timepiece time) {
    NamedValues values = new NamedValues(words, KNOWN);
    return new ProgramSource(
        "rpicam:" + String.join(",", words),
        command(program, PictureWishes.parse(values), values.number("camera", 0, 0, 9)),
        RPICAM_PATIENCE,
        "install it (sudo apt install rpicam-apps-lite)",
        time);
  }

  private static List<String> command(String program, PictureWishes wishes, int camera) {
    List<String> command =
        new ArrayList<>(List.of(program, "--codec", "mjpeg", "--timeout", "0", "--nopreview"));
    add(command, "--verbose", 0);
    add(command, "--camera", camera);
    add(command, "--width", wishes.width());
    add(command, "--height", wishes.height());
    add(command, "--framerate", wishes.rate());
    if (wishes.quality() != null) {
      add(command, "--quality", wishes.quality());
    }
    if (wishes.exposureMicros() != null) {
      add(command, "--shutter", wishes.exposureMicros());
    }
    command.addAll(List.of("--flush", "--output", "-"));
    return List.copyOf(command);
  }

  private static void add(List<String> command, String name, int value) {
    command.add(name);
    command.add(Integer.toString(value));
  }

  @Override
  public Camera open() throws CameraException {
    try {
      return new ProgramCamera(this, new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new CameraException(
          "%s: %s cannot be run; %s".formatted(description, command.getFirst(), remedy), e);
    }
  }
}
