package pasu.edge.camera;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/**
 * A drawn scene with somebody walking in: the demonstration, and the fallback where there is no
 * camera.
 *
 * @param wishes 160 to 1920 pixels wide and 120 to 1080 high, both even; 1 to 30 pictures a second
 */
record SceneSource(String description, PictureWishes wishes, Timepiece time)
    implements CameraSource {

  private static final Pattern OPTIONS =
      Pattern.compile("(?:(\\d{1,5})x(\\d{1,5}))?(?:@(\\d{1,5}))?");
  private static final PictureWishes MOST = new PictureWishes(new Size(1920, 1080), 30, null, null);

  SceneSource {
    Size size = wishes.size();
    if (size != null) {
      check("width", size.width(), 160, 1920, 2);
      check("height", size.height(), 120, 1080, 2);
    }
    check("rate", Objects.requireNonNullElse(wishes.rate(), 1), 1, 30, 1);
  }

  /** Understands what follows the colon: nothing, a size, a rate, or both. */
  static SceneSource parse(String options, Timepiece time) {
    Matcher parts = OPTIONS.matcher(options);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "camera source \"scene:%s\" must be scene: or like scene:640x480@10".formatted(options));
    }
    Size size =
        parts.group(1) == null
            ? null
            : new Size(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    Integer rate = parts.group(3) == null ? null : Integer.valueOf(parts.group(3));
    return new SceneSource("scene:" + options, new PictureWishes(size, rate, null, null), time);
  }

  private static void check(String what, int value, int from, int to, int step) {
    if (value < from || value > to || value % step != 0) {
      throw new IllegalArgumentException(
          "a scene's %s must be %d to %d%s, but is %d"
              .formatted(what, from, to, step == 1 ? "" : " and even", value));
    }
  }

  @Override
  public PictureSettings within(PictureSettings plan) {
    return wishes.within(MOST.within(plan));
  }

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    try {
      return new SceneCamera(description, asked, time);
    } catch (MediaException e) {
      throw new CameraException(
          Sentence.of("camera-failed", "{source}: {why}", description(), e.getMessage()), e);
    }
  }
}
