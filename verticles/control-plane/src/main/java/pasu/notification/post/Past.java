package pasu.notification.post;

import java.time.Duration;

/**
 * What became of a letter so far.
 *
 * @param unsent how often nobody was reached
 * @param sent how often somebody was
 * @param waited since the first try, without what tries took
 */
record Past(int unsent, int sent, Duration waited) {

  static final Past NONE = new Past(0, 0, Duration.ZERO);

  /** No try was made. */
  Past after(Duration wait) {
    return new Past(unsent, sent, waited.plus(wait));
  }

  Past after(boolean wasSent, Duration wait) {
    return new Past(unsent + (wasSent ? 0 : 1), sent + (wasSent ? 1 : 0), waited.plus(wait));
  }
}
