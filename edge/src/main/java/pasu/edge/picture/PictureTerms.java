package pasu.edge.picture;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.PictureSettings;

/**
 * What a camera's pictures shall be: what the control plane wished last, but the clip that runs
 * meanwhile ends as it began (ADR 49). Thread-safe.
 */
public final class PictureTerms {

  /** A visit is not interrupted for so long; where somebody is always there, it has to be. */
  static final Duration LONGEST_VISIT = Duration.ofMinutes(10);

  private final IntSupplier runningClip;
  private final LongSupplier nanoTime;
  private final RateLimit limit = new RateLimit();
  private PictureSettings agreed = PictureSettings.USUAL;
  private @Nullable PictureSettings wished;
  private int clipOfWish;
  private long wishedNanos;
  private int longestVisitsClip;
  private boolean told;

  /**
   * Begins with what is usual.
   *
   * @param runningClip the number of the clip that runs; 0 for none
   */
  public PictureTerms(IntSupplier runningClip, LongSupplier nanoTime) {
    this.runningClip = runningClip;
    this.nanoTime = nanoTime;
  }

  public synchronized void wish(PictureSettings pictures) {
    if (!pictures.equals(wished)) {
      wished = pictures;
      clipOfWish = runningClip.getAsInt();
      wishedNanos = nanoTime.getAsLong();
      longestVisitsClip = 0;
    }
  }

  /** Those that count now. */
  synchronized PictureSettings agreed() {
    if (wished != null && (clipOfWish == 0 || runningClip.getAsInt() != clipOfWish)) {
      agreed = wished;
      told = true;
    }
    return agreed;
  }

  /**
   * Whether there may be a moment without pictures: between visits, and where one does not end,
   * once between two of its clips.
   */
  synchronized boolean allowGap() {
    int running = runningClip.getAsInt();
    boolean isLong = nanoTime.getAsLong() - wishedNanos >= LONGEST_VISIT.toNanos();
    if (isLong && longestVisitsClip == 0) {
      longestVisitsClip = running;
    }
    return running == 0 || (isLong && running != longestVisitsClip);
  }

  /** Whether a picture is not one too many; until there was a wish, none is. */
  synchronized boolean admits(long captureMicros) {
    return !told || limit.admits(captureMicros, agreed.rate());
  }
}
