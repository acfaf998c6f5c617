package pasu.access;

import static pasu.access.People.assertRefused;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pasu.control.Samples;
import pasu.protocol.PasskeyMessage.DrawChallenge;

class DrawLimitsTest {

  private final DrawLimits limits = new DrawLimits();
  private Instant now = Samples.NOON;

  @Test
  void refusesOneAddressWhoeverAsksThere() {
    for (int i = 0; i < 15; i++) {
      draw(null, "192.0.2.7");
      draw("ann", "192.0.2.7");
    }

    assertRefused(429, "wait", () -> draw(null, "192.0.2.7"));
    assertRefused(429, "wait", () -> draw("ann", "192.0.2.7"));
    draw(null, "192.0.2.8");
  }

  @Test
  void refusesStrangersOfManyAddressesButNobodyWhoIsSignedIn() {
    for (int i = 0; i < 1_000; i++) {
      draw("ann", "192.0.2." + i / 30);
      draw(null, "198.51.100." + i / 30);
    }

    assertRefused(429, "wait", () -> draw(null, "203.0.113.1"));
    draw("ann", "203.0.113.1");
    now = now.plus(Duration.ofMinutes(1));
    draw(null, "203.0.113.1");
  }

  private void draw(@Nullable String account, String address) {
    limits.count(new DrawChallenge("secret", account, address), now);
  }
}
