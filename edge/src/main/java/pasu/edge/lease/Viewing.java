package pasu.edge.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether somebody looks on: until the last viewer's wish expires. Thread-safe. */
public final class Viewing {

  private final InstantSource clock;
  private volatile Instant until = Instant.MIN;

  public Viewing(InstantSource clock) {
    this.clock = clock;
  }

  void wish(Duration lasting) {
    until = clock.instant().plus(lasting);
  }

  public boolean isOn() {
    return clock.instant().isBefore(until);
  }
}
