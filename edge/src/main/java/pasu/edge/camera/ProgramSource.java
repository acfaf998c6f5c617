package pasu.edge.camera;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.option.NamedValues;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/**
 * A camera that a program reads, which writes JPEGs end to end to its standard output. No shell is
 * involved: the command is a list of arguments.
 *
 * @param patience for the first picture, and from one to the next
 * @param remedy what to do when it does not start
 */
record ProgramSource(
    String description,
    PictureWishes wishes,
    Command command,
    Duration patience,
    String remedy,
    Timepiece time)
    implements CameraSource {

  /** What to run for such pictures: the program, then its arguments. */
  interface Command {
    List<String> giving(PictureSettings asked);
  }

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
    PictureWishes wishes = PictureWishes.parse(values);
    int camera = values.number("camera", 0, 0, 9);
    return new ProgramSource(
        "rpicam:" + String.join(",", words),
        wishes,
        asked -> command(program, asked, wishes.exposureMicros(), camera),
        RPICAM_PATIENCE,
        "install it (sudo apt install rpicam-apps-lite)",
        time);
  }

  private static List<String> command(
      String program, PictureSettings asked, @Nullable Integer exposureMicros, int camera) {
    List<String> command =
        new ArrayList<>(List.of(program, "--codec", "mjpeg", "--timeout", "0", "--nopreview"));
    add(command, "--verbose", 0);
    add(command, "--camera", camera);
    add(command, "--width", asked.width());
    add(command, "--height", asked.height());
    add(command, "--framerate", asked.rate());
    add(command, "--quality", asked.quality());
    if (exposureMicros != null) {
      add(command, "--shutter", exposureMicros);
    }
    command.addAll(List.of("--flush", "--output", "-"));
    return List.copyOf(command);
  }

  private static void add(List<String> command, String name, int value) {
    command.add(name);
    command.add(Integer.toString(value));
  }

  @Override
  public PictureSettings within(PictureSettings plan) {
    return wishes.within(plan);
  }

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    List<String> words = command.giving(asked);
    try {
      return new ProgramCamera(this, words.getFirst(), new ProcessBuilder(words).start());
    } catch (IOException e) {
      throw new CameraException(
          Sentence.of(
              "program-missing", "{program} cannot be run; {remedy}", words.getFirst(), remedy),
          e);
    }
  }
}
