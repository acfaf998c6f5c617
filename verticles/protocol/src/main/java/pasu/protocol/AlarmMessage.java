package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody has to do something about, lest frames be lost or show nothing. */
public sealed interface AlarmMessage extends BusMessage {

  /** What is wrong. One source raises each at most once at a time. */
  enum Kind {
    /** An agent has less than its reserve of room for clips. */
    @JsonProperty("disk-full")
    DISK_FULL,
    /** An agent cannot write, or cannot make durable what it wrote. */
    @JsonProperty("disk-failing")
    DISK_FAILING,
    /** An edge has no room for frames that no agent acknowledged. */
    @JsonProperty("spool-full")
    SPOOL_FULL,
    /** A camera gives the same picture again and again. */
    @JsonProperty("camera-frozen")
    CAMERA_FROZEN,
    /** A camera's pictures are black. */
    @JsonProperty("camera-black")
    CAMERA_BLACK,
    /** A camera sees hardly anything of what it saw before, as behind a hand. */
    @JsonProperty("camera-covered")
    CAMERA_COVERED,
    /** A gateway's certificate ends soon, or the new one cannot be used. */
    @JsonProperty("certificate")
    CERTIFICATE,
    /** An edge's clock differs from the server's. */
    @JsonProperty("clock-off")
    CLOCK_OFF,
    /** Two edges have one secret. */
    @JsonProperty("edge-twice")
    EDGE_TWICE;

    /** Whether it may be wrong with an edge, and not only with agents or gateways. */
    public boolean isOfEdges() {
      return switch (this) {
        case DISK_FULL, CERTIFICATE -> false;
        case DISK_FAILING,
            SPOOL_FULL,
            CAMERA_FROZEN,
            CAMERA_BLACK,
            CAMERA_COVERED,
            CLOCK_OFF,
            EDGE_TWICE ->
            true;
      };
    }
  }

  /**
   * Told at {@link Addresses#ALARMS} when it is raised, when its text changes and when it is taken
   * back. While it is raised, its source's signs of life repeat it.
   *
   * @param source the agent or edge, by name; {@code gateway} for any of them
   * @param text one sentence in English: what, with the value, and what to do
   * @param since when it was raised, or taken back
   * @param wording the same for other languages; null where there is none
   */
  record Alarm(
      String source,
      Kind kind,
      boolean raised,
      String text,
      Instant since,
      @Nullable Wording wording)
      implements AlarmMessage {
    public Alarm {
      Checks.name("source", source);
    }

    /** One that is said in English only. */
    public Alarm(String source, Kind kind, boolean raised, String text, Instant since) {
      this(source, kind, raised, text, since, null);
    }

    /** The same, raised so much later. */
    public Alarm later(Duration span) {
      return span.isZero()
          ? this
          : new Alarm(source, kind, raised, text, since.plus(span), wording);
    }
  }
}
