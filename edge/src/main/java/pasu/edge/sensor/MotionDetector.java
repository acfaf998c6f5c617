package pasu.edge.sensor;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import pasu.edge.sight.GreyPicture;

/**
 * Tells something that moves from what only looks different. It moves when, twice in a row, one
 * connected spot
 *
 * <ul>
 *   <li>is large enough,
 *   <li>differs from the usual by more than the threshold, and by more than that place usually
 *       does,
 *   <li>still does so once a change of the light as a whole is taken away,
 *   <li>and also differs from the look before: a car that was parked does not move any more.
 * </ul>
 *
 * For one thread.
 */
final class MotionDetector {

  /** A change of nearly everything is the light, or the camera itself. */
  private static final double MAX_SHARE = 0.7;

  private static final double MOVING_SHARE = 0.15;
  private static final int LOOKS_IN_A_ROW = 2;

  private final int threshold;
  private final double area;
  private @Nullable Usual usual;
  private int inARow;

  MotionDetector(int threshold, double area) {
    this.threshold = threshold;
    this.area = area;
  }

  /** Looks once; the share of the picture that moves, if anything does. */
  OptionalDouble look(GreyPicture picture) {
    Usual known = usual;
    if (known == null || !known.fits(picture)) {
      usual = new Usual(picture, threshold);
      inARow = 0;
      return OptionalDouble.empty();
    }
    Usual.Difference difference = known.compare(picture);
    if (difference.share() > MAX_SHARE) {
      usual = new Usual(picture, threshold);
      inARow = 0;
      return OptionalDouble.empty();
    }
    boolean moves = movesSomewhere(difference, picture);
    inARow = moves ? inARow + 1 : 0;
    return inARow >= LOOKS_IN_A_ROW
        ? OptionalDouble.of(difference.share())
        : OptionalDouble.empty();
  }

  private boolean movesSomewhere(Usual.Difference difference, GreyPicture picture) {
    double least = Math.max(2, area * picture.width() * picture.height());
    return Spots.in(difference, picture.width()).stream()
        .anyMatch(spot -> spot.pixels() >= least && spot.moving() >= least * MOVING_SHARE);
  }
}
