package pasu.notification;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people are told. It goes over services of others, so it carries no picture and names no
 * place: whoever may see more asks for the clip by its random id (ADR 34).
 *
 * @param about never sent
 * @param clip of a detection; null for all else
 * @param importance 1 to 5
 * @param over whether it is the end of what was told before
 */
public record Notice(
    Kind kind, Matter about, @Nullable String clip, int importance, Instant at, boolean over) {

  private static final int OF_TROUBLE = 3;

  /** Nobody need wake up for it. */
  private static final int OF_ITS_END = 2;

  /** What happened, what its end is, and how to say both where nobody translates. */
  public enum Kind {
    DETECTION("Somebody was detected", ""),
    EDGE_LOST("A camera fell silent", "A camera that fell silent is back"),
    DISK_FULL("The disk for clips is full", "The disk for clips has room again"),
    DISK_FAILING("The disk for clips is failing", "The disk for clips works again"),
    SPOOL_FULL("A camera has no room left for frames", "A camera has room for frames again"),
    CAMERA_FROZEN(
        "A camera shows the same picture again and again", "A camera's picture moves again"),
    CAMERA_BLACK("A camera shows black pictures", "A camera's pictures are no longer black"),
    CAMERA_COVERED("A camera is covered", "A camera is no longer covered"),
    CERTIFICATE("The certificate has to be renewed", "The certificate is well again"),
    CLOCK_OFF("A camera's clock is wrong", "A camera's clock is right again"),
    AGENTS_AT_MAXIMUM("More agents are needed than there may be", "There are enough agents again"),
    OTHER("Pasu needs somebody to look", "What Pasu needed somebody for is over"),
    TEST("This is a test", "");

    private final String sentence;
    private final String ending;

    Kind(String sentence, String ending) {
      this.sentence = sentence;
      this.ending = ending;
    }

    /** As machines read it. */
    String word() {
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

  /** Somebody was detected. */
  static Notice detection(String camera, String clip, int importance, Instant at) {
    return new Notice(Kind.DETECTION, Matter.camera(camera), clip, importance, at, false);
  }

  static Notice trouble(Kind kind, Matter about, Instant at) {
    return new Notice(kind, about, null, OF_TROUBLE, at, false);
  }

  static Notice end(Kind kind, Matter about, Instant at) {
    return new Notice(kind, about, null, OF_ITS_END, at, true);
  }

  static Notice test(Instant at) {
    return new Notice(Kind.TEST, Matter.system(""), null, OF_TROUBLE, at, false);
  }

  /** What it says to people, without a full stop. */
  public String sentence() {
    return over ? kind.ending : kind.sentence;
  }

  /** What it says to machines. */
  public String word() {
    return over ? kind.word() + "-over" : kind.word();
  }
}
