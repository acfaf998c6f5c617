package pasu.notification;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people are told. It goes over services of others, so it carries no picture and names no
 * place: whoever may see more asks for the clip by its random id (ADR 34).
 *
 * @param about the camera, agent or edge; never sent
 * @param clip of a detection; null for all else
 * @param importance 1 to 5
 */
public record Notice(Kind kind, String about, @Nullable String clip, int importance, Instant at) {

  private static final int OF_TROUBLE = 3;

  /** What happened, and how to say it where nobody translates. */
  public enum Kind {
    DETECTION("Somebody was detected"),
    EDGE_LOST("A camera fell silent"),
    DISK_FULL("The disk for clips is full"),
    DISK_FAILING("The disk for clips is failing"),
    SPOOL_FULL("A camera has no room left for frames"),
    CAMERA_FROZEN("A camera shows the same picture again and again"),
    CAMERA_BLACK("A camera shows black pictures"),
    CAMERA_COVERED("A camera is covered"),
    AGENTS_AT_MAXIMUM("More agents are needed than there may be"),
    OTHER("Pasu needs somebody to look"),
    TEST("This is a test");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }

    /** As machines read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of the same word; {@link #OTHER} where there is none yet. */
    static Kind of(Enum<?> alarm) {
      for (Kind kind : values()) {
        if (kind.name().equals(alarm.name())) {
          return kind;
        }
      }
      return OTHER;
    }
  }

  static Notice trouble(Kind kind, String about, Instant at) {
    return new Notice(kind, about, null, OF_TROUBLE, at);
  }

  static Notice test(Instant at) {
    return new Notice(Kind.TEST, "", null, OF_TROUBLE, at);
  }
}
