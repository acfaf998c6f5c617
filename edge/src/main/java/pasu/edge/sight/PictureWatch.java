package pasu.edge.sight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Picture;
import pasu.media.MediaException;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;

/**
 * Notices that a camera's pictures show nothing (any more): the same one again and again, black, or
 * hardly any of the detail that is usual there, as behind a hand. For that it decodes one picture
 * in two seconds, in an eighth of its size; all others it only compares with the one before, which
 * ends with the first byte that differs. See it on the camera's thread; ask on any.
 */
public final class PictureWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PictureWatch.class);
  private static final long LOOK_EVERY_MICROS = 1_990_000;
  private static final long FROZEN_MICROS = 20_000_000;
  private static final int LOOKS_IN_A_ROW = 3;

  /** Less than this share of the usual detail is hardly anything. */
  private static final double COVERED_SHARE = 0.25;

  /** Where there usually is no more detail than this, nothing can be missed: a white wall. */
  private static final double LEAST_DETAIL = 1;

  /** Four minutes: dusk is slower, a hand is quicker. */
  private static final double LEARNING = 0.008;

  private final GreyEye eye = new GreyEye();
  private final Finding frozen;
  private final Finding black;
  private final Finding covered;
  private @Nullable Picture before;
  private long sameSinceMicros;
  private long lookedMicros = Long.MIN_VALUE / 2;
  private double usualDetail;
  private volatile List<Alarm> alarms = List.of();

  public PictureWatch(String camera) {
    frozen = new Finding(camera, AlarmSentence.FROZEN, 1);
    black = new Finding(camera, AlarmSentence.BLACK, LOOKS_IN_A_ROW);
    covered = new Finding(camera, AlarmSentence.COVERED, LOOKS_IN_A_ROW);
  }

  /** Those raised now. */
  public List<Alarm> alarms() {
    return alarms;
  }

  public synchronized void see(Picture picture) {
    compare(picture);
    if (Math.abs(picture.captureMicros() - lookedMicros) >= LOOK_EVERY_MICROS) {
      lookedMicros = picture.captureMicros();
      look(picture);
      tell();
    }
  }

  private void compare(Picture picture) {
    Picture last = before;
    before = picture;
    if (last == null || !Arrays.equals(last.jpeg(), picture.jpeg())) {
      sameSinceMicros = picture.captureMicros();
    }
  }

  private void look(Picture picture) {
    Instant now = Instant.EPOCH.plus(picture.captureMicros(), ChronoUnit.MICROS);
    long sameMicros = Math.abs(picture.captureMicros() - sameSinceMicros);
    frozen.update(
        sameMicros >= FROZEN_MICROS,
        Map.of("since", now.minus(sameMicros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS)),
        now);
    try {
      judge(Look.at(eye.see(picture)), now);
    } catch (MediaException e) {
      log.debug(
          "picture cannot be looked at error={}", e.getMessage()); // The next one may be whole.
    }
  }

  private void judge(Look look, Instant now) {
    black.update(look.isBlack(), Map.of(), now);
    boolean hardlyAnything =
        !look.isBlack()
            && (look.isBlank()
                || (usualDetail > LEAST_DETAIL && look.detail() < COVERED_SHARE * usualDetail));
    double share = usualDetail == 0 ? 0 : Math.min(1, look.detail() / usualDetail);
    covered.update(hardlyAnything, Map.of("percent", Math.round(100 * share)), now);
    if (!hardlyAnything && !look.isBlack()) {
      learn(look.detail());
    }
  }

  /** More is believed at once, less slowly. */
  private void learn(double detail) {
    usualDetail += (detail > usualDetail ? 0.5 : LEARNING) * (detail - usualDetail);
  }

  private void tell() {
    alarms =
        Stream.of(frozen, black, covered).map(Finding::raised).flatMap(Optional::stream).toList();
  }

  @Override
  public synchronized void close() {
    eye.close();
  }
}
