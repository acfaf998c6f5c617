package pasu.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.PictureSettings;
import pasu.protocol.SensorState;
import pasu.protocol.Suite;
import pasu.protocol.Wording;

/** What is known of one camera: what is stored, and what was heard lately. Not thread-safe. */
final class KnownCamera {

  /**
   * What the database keeps of a camera.
   *
   * @param enrolled whether its edge comes over the link, and hence does not choose its site
   * @param pictures by the plan of its site
   */
  record Row(
      String id,
      String site,
      String name,
      int importance,
      String source,
      String sensor,
      List<Suite> suites,
      @Nullable Instant lastDetectionAt,
      boolean enrolled,
      PictureSettings pictures) {

    /** What its edge is told. */
    CameraSettings settings() {
      return new CameraSettings(importance, pictures);
    }

    boolean says(EdgeAlive edge) {
      return (enrolled || site.equals(edge.site()))
          && source.equals(edge.source())
          && sensor.equals(edge.sensor())
          && suites.equals(edge.suites());
    }
  }

  private Row row;
  private Instant heardAt = Instant.MIN;
  private boolean online;
  private int width;
  private int height;
  private double framesPerSecond;
  private @Nullable String problem;
  private @Nullable Wording wording;
  private List<SensorState> sensors = List.of();
  private @Nullable String agent;
  private @Nullable Instant detectedAt;
  private List<Alarm> alarms = List.of();
  private @Nullable Long clockOffsetMillis;

  KnownCamera(Row row) {
    this.row = row;
  }

  Row row() {
    return row;
  }

  void stored(Row newRow) {
    row = newRow;
  }

  void heard(EdgeAlive edge, Instant now) {
    heardAt = now;
    online = true;
    width = edge.width();
    height = edge.height();
    problem = edge.problem();
    wording = edge.wording();
    sensors = edge.sensors();
    alarms = edge.alarms();
    if (!EdgeAlive.isNearly(clockOffsetMillis, edge.clockOffsetMillis())) {
      clockOffsetMillis = edge.clockOffsetMillis();
    }
    if (Math.abs(edge.framesPerSecond() - framesPerSecond) >= 1) { // Less is jitter, not news.
      framesPerSecond = Math.round(edge.framesPerSecond() * 10) / 10.0;
    }
  }

  /** Says nothing new; false while it is offline, for then nothing is known of it. */
  boolean alive(Instant now) {
    heardAt = online ? now : heardAt;
    return online;
  }

  @Nullable String agent() {
    return agent;
  }

  void streamsTo(@Nullable String newAgent) {
    agent = newAgent;
  }

  void detected(Instant at) {
    Instant known = lastDetectionAt();
    detectedAt = known == null || at.isAfter(known) ? at : known;
  }

  /** Whether the camera was online, but nothing was heard of it since that moment. */
  boolean isSilentSince(Instant moment) {
    return online && heardAt.isBefore(moment);
  }

  /**
   * Whether its edge came over the link before this process began, and has not been heard since.
   */
  boolean isMissed() {
    return row.enrolled() && !row.source().isEmpty() && heardAt.equals(Instant.MIN);
  }

  void lost() {
    online = false;
    framesPerSecond = 0;
    sensors = List.of();
    alarms = List.of();
    clockOffsetMillis = null;
  }

  Camera view() {
    return new Camera(
        row.id(),
        row.name(),
        row.site(),
        row.importance(),
        row.source(),
        row.sensor(),
        online,
        width,
        height,
        framesPerSecond,
        problem,
        sensors,
        agent,
        lastDetectionAt(),
        alarms,
        clockOffsetMillis,
        wording);
  }

  private @Nullable Instant lastDetectionAt() {
    return detectedAt != null ? detectedAt : row.lastDetectionAt();
  }
}
