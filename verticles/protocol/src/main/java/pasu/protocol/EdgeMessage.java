package pasu.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;

/** The conversation about edges and their cameras. An edge has one camera and goes by its name. */
public sealed interface EdgeMessage extends BusMessage {

  /**
   * An edge's registration and sign of life, asked every second at {@link Addresses#EDGES}; refused
   * with code 426 when its code is too old or too new.
   *
   * @param source as configured, without credentials
   * @param sensor as configured
   * @param width in pixels, 0 until the camera gave a frame
   * @param framesPerSecond measured over the last seconds
   * @param problem why camera or sensor does not work now, in a sentence
   * @param sensors how each is; none where there is nothing to know, as with a timer
   * @param suites what the edge can do, best first
   * @param alarms those raised now
   * @param version of the edge's code, for people
   * @param protocol what it speaks, as in {@link Version}
   * @param clockOffsetMillis how far its clock is ahead of its gateway's; null while not known
   * @param wording what the problem says; null where that is not known
   */
  record EdgeAlive(
      String camera,
      String site,
      String source,
      String sensor,
      int width,
      int height,
      double framesPerSecond,
      @Nullable String problem,
      List<SensorState> sensors,
      List<Suite> suites,
      List<Alarm> alarms,
      String version,
      int protocol,
      @Nullable Long clockOffsetMillis,
      @Nullable Wording wording)
      implements EdgeMessage {

    private static final long CLOCK_JITTER_MILLIS = 100;

    /** One of this code. */
    public EdgeAlive(
        String camera,
        String site,
        String source,
        String sensor,
        int width,
        int height,
        double framesPerSecond,
        @Nullable Sentence problem,
        List<SensorState> sensors,
        List<Suite> suites,
        List<Alarm> alarms) {
      this(
          camera,
          site,
          source,
          sensor,
          width,
          height,
          framesPerSecond,
          problem == null ? null : problem.text(),
          sensors,
          suites,
          alarms,
          Version.OF_EDGES.text(),
          Version.OF_EDGES.protocol(),
          null,
          problem == null ? null : problem.wording());
    }

    /** Whether it says what an earlier one said; a little in rate or offset is jitter. */
    public boolean repeats(EdgeAlive earlier) {
      return Math.abs(framesPerSecond - earlier.framesPerSecond) < 1
          && isNearly(clockOffsetMillis, earlier.clockOffsetMillis)
          && earlier.with(0, null).equals(with(0, null));
    }

    /** Whether two offsets of a clock are the same but for jitter. */
    public static boolean isNearly(@Nullable Long offset, @Nullable Long other) {
      return (offset == null || other == null)
          ? Objects.equals(offset, other)
          : Math.abs(offset - other) < CLOCK_JITTER_MILLIS;
    }

    public EdgeAlive withClockOffset(@Nullable Long millis) {
      return with(framesPerSecond, millis);
    }

    private EdgeAlive with(double rate, @Nullable Long offset) {
      return new EdgeAlive(
          camera, site, source, sensor, width, height, rate, problem, sensors, suites, alarms,
          version, protocol, offset, wording);
    }

    public Version spoken() {
      return new Version(version, protocol);
    }

    public EdgeAlive {
      Checks.name("camera", camera);
      Checks.name("site", site);
      sensors = List.copyOf(sensors);
      suites = List.copyOf(suites);
      alarms = List.copyOf(alarms);
    }
  }

  /**
   * What the control plane wants of a camera; the answer to {@link EdgeAlive}.
   *
   * @param pictures null leaves them as they are
   */
  record CameraSettings(int importance, @Nullable PictureSettings pictures) implements EdgeMessage {
    /** Leaves the pictures as they are. */
    public CameraSettings(int importance) {
      this(importance, null);
    }

    public CameraSettings {
      Checks.range("importance", importance, 1, 5);
    }
  }

  /**
   * The signs of life a gateway heard over its links lately, asked at {@link Addresses#LINKED}.
   *
   * @param news of edges that say something new, or that the control plane asked about
   * @param alive cameras whose edges say what they said before
   */
  record EdgesAlive(List<EdgeAlive> news, List<String> alive) implements EdgeMessage {
    public EdgesAlive {
      news = List.copyOf(news);
      alive = List.copyOf(alive);
    }
  }

  /**
   * The answer to {@link EdgesAlive}, by camera. Of one that is in neither of them nothing is
   * known, as after a restart: its news are wanted.
   */
  record EdgesKnown(Map<String, CameraSettings> settings, Map<String, Refused> refused)
      implements EdgeMessage {
    public EdgesKnown {
      settings = Map.copyOf(settings);
      refused = Map.copyOf(refused);
    }
  }

  /** A {@link Refusal} as a value. */
  record Refused(int code, String message) {
    public Refusal refusal() {
      return new Refusal(code, message);
    }
  }

  /** Told at {@link Addresses#LOST_EDGES} when an edge fell silent. */
  record EdgeLost(String camera) implements EdgeMessage {}

  /** Asks an edge to report a detection now, as if its sensor had fired. */
  record Fire() implements EdgeMessage {}

  /**
   * The sensor was fired.
   *
   * @param clip where the detection is, or will be, stored
   */
  record Fired(String clip) implements EdgeMessage {
    public Fired {
      Checks.clipId(clip);
    }
  }

  /**
   * A viewer's heartbeat: asks an edge to stream for some time even if nothing is detected.
   *
   * @param millis until the wish expires unless repeated
   */
  record Watch(long millis) implements EdgeMessage, Repeatable {
    public Watch {
      Checks.range("millis", millis, 1, 60_000);
    }
  }

  /** The edge streams, to this agent. */
  record Watching(String agent) implements EdgeMessage {}

  /** Asks for every known camera. */
  record ListCameras() implements EdgeMessage, Question {}

  /** Every known camera, most important first, then by name. */
  record Cameras(List<Camera> cameras) implements EdgeMessage {
    public Cameras {
      cameras = List.copyOf(cameras);
    }
  }

  /**
   * Asks to change what its owner may change of a camera.
   *
   * @param name as shown to people, at most 60 characters; null leaves it
   * @param importance 1 to 5; null leaves it
   * @param site where it goes, if its edge came in by a code; null leaves it
   */
  record ChangeCamera(
      String camera, @Nullable String name, @Nullable Integer importance, @Nullable String site)
      implements EdgeMessage {
    public ChangeCamera(String camera, @Nullable String name, @Nullable Integer importance) {
      this(camera, name, importance, null);
    }

    public ChangeCamera {
      Checks.name("camera", camera);
      Checks.title("name", name);
      if (importance != null) {
        Checks.range("importance", importance, 1, 5);
      }
      if (site != null) {
        Checks.name("site", site);
      }
    }
  }

  /** Told at {@link Addresses#CHANGED_CAMERAS} whenever what is known of a camera changed. */
  record CameraChanged(Camera camera) implements EdgeMessage {}

  /** Told at {@link Addresses#ADDED_CAMERAS}: its edge may come in. */
  record CameraAdded(String camera) implements EdgeMessage {}

  /** Told at {@link Addresses#REMOVED_CAMERAS}: its edge is shut out at once. */
  record CameraRemoved(String camera) implements EdgeMessage {}

  /**
   * A camera as everybody sees it.
   *
   * @param name what people call it; the id unless changed
   * @param online whether its edge was heard of lately
   * @param sensors as its edge says; none while it is offline
   * @param agent who receives its stream now
   * @param alarms of its edge, those raised now; none while it is offline
   * @param clockOffsetMs how far its edge's clock is ahead of the gateway's, if that is known
   * @param wording what the problem says; null where that is not known
   */
  record Camera(
      String id,
      String name,
      String site,
      int importance,
      String source,
      String sensor,
      boolean online,
      int width,
      int height,
      double framesPerSecond,
      @Nullable String problem,
      List<SensorState> sensors,
      @Nullable String agent,
      @Nullable Instant lastDetectionAt,
      List<Alarm> alarms,
      @Nullable Long clockOffsetMs,
      @Nullable Wording wording) {
    public Camera {
      sensors = List.copyOf(sensors);
      alarms = List.copyOf(alarms);
    }
  }
}
