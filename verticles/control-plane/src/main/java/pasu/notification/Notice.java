package pasu.notification;

import java.time.Duration;
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

  private static final String OVER = "-over";

  /** For how long it is worth telling. */
  static final Duration NEWS = Duration.ofMinutes(10);

  /** Somebody waits for what comes of it. */
  private static final Duration NEWS_OF_A_TRIAL = Duration.ofSeconds(2);

  /** In which language channels say it whose readers' devices do not translate. */
  public enum Language {
    EN,
    KO;

    /** Of a setting that was checked; English where it is not set. */
    public static Language of(@Nullable String setting) {
      return "ko".equals(setting) ? KO : EN;
    }
  }

  /** What happened, what its end is, and how to say both; sw.js says the same. */
  public enum Kind {
    DETECTION("Somebody was detected", "", "사람이 감지되었습니다", ""),
    EDGE_LOST(
        "A camera fell silent",
        "A camera that fell silent is back",
        "카메라의 응답이 없습니다",
        "응답이 없던 카메라가 돌아왔습니다"),
    DISK_FULL(
        "The disk for clips is full",
        "The disk for clips has room again",
        "클립 저장 공간이 가득 찼습니다",
        "클립 저장 공간이 다시 생겼습니다"),
    DISK_FAILING(
        "The disk for clips is failing",
        "The disk for clips works again",
        "클립 디스크에 문제가 있습니다",
        "클립 디스크가 다시 작동합니다"),
    SPOOL_FULL(
        "A camera has no room left for frames",
        "A camera has room for frames again",
        "카메라에 프레임을 보관할 공간이 없습니다",
        "카메라에 프레임을 보관할 공간이 다시 생겼습니다"),
    CAMERA_FROZEN(
        "A camera shows the same picture again and again",
        "A camera's picture moves again",
        "카메라가 같은 화면만 보냅니다",
        "카메라 화면이 다시 움직입니다"),
    CAMERA_BLACK(
        "A camera shows black pictures",
        "A camera's pictures are no longer black",
        "카메라 화면이 검게 나옵니다",
        "카메라 화면이 더 이상 검지 않습니다"),
    CAMERA_COVERED(
        "A camera is covered",
        "A camera is no longer covered",
        "카메라가 가려졌습니다",
        "카메라를 가리던 것이 없어졌습니다"),
    CERTIFICATE(
        "The certificate has to be renewed",
        "The certificate is well again",
        "인증서를 갱신해야 합니다",
        "인증서 문제가 해결되었습니다"),
    CLOCK_OFF(
        "A camera's clock is wrong",
        "A camera's clock is right again",
        "카메라의 시계가 맞지 않습니다",
        "카메라의 시계가 다시 맞습니다"),
    EDGE_TWICE(
        "Two edges say that they are one camera",
        "A camera has one edge again",
        "엣지 두 대가 같은 카메라로 접속합니다",
        "카메라의 엣지가 다시 한 대입니다"),
    AGENTS_AT_MAXIMUM(
        "More agents are needed than there may be",
        "There are enough agents again",
        "허용된 것보다 많은 에이전트가 필요합니다",
        "에이전트가 다시 충분합니다"),
    OTHER(
        "Pasu needs somebody to look",
        "What Pasu needed somebody for is over",
        "Pasu를 확인해 주세요",
        "확인이 필요하던 문제가 해결되었습니다"),
    TEST("This is a test", "", "시험 알림입니다", "");

    private final String english;
    private final String englishEnd;
    private final String korean;
    private final String koreanEnd;

    Kind(String english, String englishEnd, String korean, String koreanEnd) {
      this.english = english;
      this.englishEnd = englishEnd;
      this.korean = korean;
      this.koreanEnd = koreanEnd;
    }

    /** How to say it. */
    public String begin(Language language) {
      return language == Language.KO ? korean : english;
    }

    /** How to say that it is over; empty where it has no end. */
    public String end(Language language) {
      return language == Language.KO ? koreanEnd : englishEnd;
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

  /** For how long it is worth telling while nobody can be reached. */
  public Duration news() {
    return kind == Kind.TEST ? NEWS_OF_A_TRIAL : NEWS;
  }

  /** What it says to people, without a full stop. */
  public String sentence(Language language) {
    return over ? kind.end(language) : kind.begin(language);
  }

  /** What it says to machines. */
  public String word() {
    return over ? kind.word() + OVER : kind.word();
  }

  /** What it replaces and is replaced by, that of the same subject: an end, too. Never sent. */
  public String subject() {
    return subject(word(), about);
  }

  /** The subject of the notices that say this word of this matter. */
  public static String subject(String word, Matter about) {
    String kind = word.endsWith(OVER) ? word.substring(0, word.length() - OVER.length()) : word;
    return "%s of %s %s".formatted(kind, about.isCamera() ? "camera" : "system", about.id());
  }
}
