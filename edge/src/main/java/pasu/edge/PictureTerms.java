package pasu.edge;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.PictureSettings;

/**
 * What a camera's pictures shall be: what the control plane wished last, but the clip that runs
 * meanwhile ends as it began (ADR 49). Thread-safe.
 */
final class PictureTerms {

  private final IntSupplier runningClip;
  private final RateLimit limit = new RateLimit();
  private PictureSettings agreed = PictureSettings.USUAL;
  private @Nullable PictureSettings wished;
  private int clipOfWish;
  private boolean told;

  /**
   * Begins with what is usual.
   *
   * @param runningClip the number of the clip that runs; 0 for none
   */
  PictureTerms(IntSupplier runningClip) {
    this.runningClip = runningClip;
  }

  synchronized void wish(PictureSettings pictures) {
    if (!pictures.equals(wished)) {
      wished = pictures;
      clipOfWish = runningClip.getAsInt();
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

  /** Whether a picture is not one too many; until there was a wish, none is. */
  synchronized boolean admits(long captureMicros) {
    return !told || limit.admits(captureMicros, agreed.rate());
  }
}
