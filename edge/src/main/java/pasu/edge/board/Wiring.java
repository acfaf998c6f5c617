package pasu.edge.board;

import org.jspecify.annotations.Nullable;

/**
 * How an input is connected.
 *
 * @param line of the GPIO chip; on a Raspberry Pi's header the BCM number
 * @param chip N of {@code /dev/gpiochipN}; null for the one of the header
 */
public record Wiring(int line, Pull pull, @Nullable Integer chip) {

  /** What pulls the line while nothing drives it. */
  public enum Pull {
    UP,
    DOWN,
    NONE
  }
}
