package pasu.edge.camera;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.media.MediaException;

/**
 * A drawn scene with somebody walking in: the demonstration, and the fallback where there is no
 * camera.
 *
 * @param width 160 to 1920 pixels, even
 * @param height 120 to 1080 pixels, even
 * @param rate pictures a second, 1 to 30
 */
record SceneSource(int width, int height, int rate, Timepiece time) implements CameraSource {

  private static final Pattern OPTIONS =
      Pattern.compile("(?:(\\d{1,5})x(\\d{1,5}))?(?:@(\\d{1,5}))?");
  private static final int DEFAULT_WIDTH = 1280;
  private static final int DEFAULT_HEIGHT = 720;
  private static final int DEFAULT_RATE = 15;

  SceneSource {
    check("width", width, 160, 1920, 2);
    check("height", height, 120, 1080, 2);
    check("rate", rate, 1, 30, 1);
  }

  /** Understands what follows the colon: nothing, a size, a rate, or both. */
  static SceneSource parse(String options, Timepiece time) {
    Matcher parts = OPTIONS.matcher(options);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "camera source \"scene:%s\" must be scene: or like scene:640x480@10".formatted(options));
    }
    return new SceneSource(
        number(parts.group(1), DEFAULT_WIDTH),
        number(parts.group(2), DEFAULT_HEIGHT),
        number(parts.group(3), DEFAULT_RATE),
        time);
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static void check(String what, int value, int from, int to, int step) {
    if (value < from || value > to || value % step != 0) {
      throw new IllegalArgumentException(
          "a scene's %s must be %d to %d%s, but is %d"
              .formatted(what, from, to, step == 1 ? "" : " and even", value));
    }
  }

  @Override
  public Camera open() throws CameraException {
    try {
      return new SceneCamera(this);
    } catch (MediaException e) {
      throw new CameraException("%s: %s".formatted(description(), e.getMessage()), e);
    }
  }

  @Override
  public String description() {
    return "scene:%dx%d@%d".formatted(width, height, rate);
  }
}
