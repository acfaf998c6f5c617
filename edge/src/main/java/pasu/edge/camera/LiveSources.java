package pasu.edge.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How devices and streams are asked for pictures. */
final class LiveSources {

  private static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9/._:-]+");
  private static final Pattern STREAM =
      Pattern.compile("(rtsps?)://(?:([^/@]*(?:@[^/@]*)*)@)?([^/@?]+)(/[^?]*)?(\\?.*)?");
  private static final long DEVICE_PATIENCE_MILLIS = 5_000;
  private static final long STREAM_PATIENCE_MILLIS = 10_000;
  private static final String SOCKET_TIMEOUT_MICROS = "5000000";

  private LiveSources() {}

  /** A camera of Video4Linux: JPEGs where it makes them, else what it gives, encoded here. */
  static CameraSource video4Linux(String device, Timepiece time) {
    if (!DEVICE.matcher(device).matches()) {
      throw new IllegalArgumentException(
          "camera source \"v4l2:%s\" must name a device, as in v4l2:/dev/video0".formatted(device));
    }
    Map<String, String> wish = Map.of("video_size", "1280x720", "framerate", "15");
    Map<String, String> jpegs = new HashMap<>(wish);
    jpegs.put("input_format", "mjpeg");
    var requests = List.of(fromDevice(device, jpegs), fromDevice(device, wish));
    String remedy =
        Files.exists(Path.of(device))
            ? "it may be in use, or this user may not be in the group video"
            : "there is no such device; v4l2-ctl --list-devices shows which there are";
    return new LiveSource("v4l2:" + device, requests, remedy, time);
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
    String remedy = "look whether the camera is on, and whether address and password are right";
    return new LiveSource(description, List.of(request), remedy, time);
  }

  private static String withoutCredentials(String url) {
    return url.replaceAll("//.*@", "//…@").replaceAll("\\?.*", "?…");
  }
}
