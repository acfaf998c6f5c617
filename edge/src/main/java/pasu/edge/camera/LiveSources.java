package pasu.edge.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.edge.option.NamedValues;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** How devices and streams are asked for pictures. */
final class LiveSources {

  private static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9/._:-]+");
  private static final Pattern STREAM =
      Pattern.compile("(rtsps?)://(?:([^/@]*(?:@[^/@]*)*)@)?([^/@?]+)(/[^?]*)?(\\?.*)?");
  private static final long DEVICE_PATIENCE_MILLIS = 5_000;
  private static final long STREAM_PATIENCE_MILLIS = 10_000;
  private static final String SOCKET_TIMEOUT_MICROS = "5000000";

  private LiveSources() {}

  /**
   * A camera of Video4Linux: JPEGs where it makes them, else what it gives, encoded here.
   *
   * @param words the device, then what is asked of it
   */
  static CameraSource video4Linux(List<String> words, Timepiece time) {
    String device = words.getFirst();
    if (!DEVICE.matcher(device).matches()) {
      throw new IllegalArgumentException(
          "must name a device, as in v4l2:/dev/video0, but names \"%s\"".formatted(device));
    }
    List<String> options = words.subList(1, words.size());
    PictureWishes wishes = PictureWishes.parse(new NamedValues(options, PictureWishes.KNOWN));
    DeviceControls controls = new DeviceControls(device, wishes);
    return new LiveSource(
        "v4l2:" + String.join(",", words),
        wishes,
        asked -> {
          controls.set(asked);
          return waysTo(device, asked);
        },
        (source, why) -> closed(device, source, why),
        time);
  }

  private static List<FfmpegInput.Request> waysTo(String device, PictureSettings asked) {
    Map<String, String> wish =
        Map.of(
            "video_size",
            asked.width() + "x" + asked.height(),
            "framerate",
            Integer.toString(asked.rate()));
    Map<String, String> jpegs = new HashMap<>(wish);
    jpegs.put("input_format", "mjpeg");
    return List.of(fromDevice(device, jpegs), fromDevice(device, wish));
  }

  private static Sentence closed(String device, String source, @Nullable String why) {
    return Files.exists(Path.of(device))
        ? Sentence.of(
            "device-closed",
            "{source}: {why}; it may be in use, or this user may not be in the group video",
            source,
            why)
        : Sentence.of(
            "device-missing",
            "{source}: {why}; there is no such device; v4l2-ctl --list-devices shows which there"
                + " are",
            source,
            why);
  }

  private static FfmpegInput.Request fromDevice(String device, Map<String, String> options) {
    return new FfmpegInput.Request(device, "v4l2", options, false, DEVICE_PATIENCE_MILLIS);
  }

  /** A network camera; over TCP, since a lost packet would spoil pictures until the next key. */
  static CameraSource network(String url, Timepiece time) {
    Matcher parts = STREAM.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "camera source \"%s\" must be like rtsp://HOST/PATH, with USER:PASSWORD@ before HOST"
                  .formatted(withoutCredentials(url))
              + " where the camera asks for it");
    }
    String path = parts.group(4) == null ? "" : parts.group(4);
    String description = "%s://%s%s".formatted(parts.group(1), parts.group(3), path);
    var options = Map.of("rtsp_transport", "tcp", "timeout", SOCKET_TIMEOUT_MICROS);
    var request = new FfmpegInput.Request(url, null, options, true, STREAM_PATIENCE_MILLIS);
    return new LiveSource(description, null, _ -> List.of(request), LiveSources::unreachable, time);
  }

  private static Sentence unreachable(String source, @Nullable String why) {
    return Sentence.of(
        "stream-closed",
        "{source}: {why}; look whether the camera is on, and whether address and password are"
            + " right",
        source,
        why);
  }

  /** As it may be shown to anybody. */
  static String withoutCredentials(String url) {
    return url.replaceAll("//.*@", "//…@").replaceAll("\\?.*", "?…");
  }
}
