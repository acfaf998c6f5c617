package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pasu.control.Samples;
import pasu.protocol.Refusal;

class SignInLimitsTest {

  private final SignInLimits limits = new SignInLimits();

  @Test
  void refusesTheSixthAsOneAccountFromOneAddressOnly() {
    tryTimes(5, "ann", "192.0.2.1");

    assertRefused("ann", "192.0.2.1");
    tryTimes(5, "ann", "192.0.2.2");
    tryTimes(1, "bob", "192.0.2.1");
  }

  @Test
  void refusesTheFiftyFirstAsOneAccountFromWherever() {
    for (int i = 0; i < 10; i++) {
      tryTimes(5, "ann", "192.0.2." + i);
    }

    assertRefused("ann", "192.0.2.99");
    tryTimes(1, "bob", "192.0.2.99");
  }

  @Test
  void takesTheAddressesOfOneNetworkForOne() {
    for (int i = 0; i < 10; i++) {
      tryTimes(1, "ann" + i, "2001:db8:0:1::" + i);
    }

    assertRefused("bob", "2001:db8:0:ffff::1");
    tryTimes(1, "bob", "2001:db8:1::1");
  }

  @Test
  void letsPasskeysInWhenTooManyPasswordsWereTried() {
    for (int i = 0; i < 300; i++) {
      tryTimes(1, "ann" + i, "192.0.2." + i / 2);
    }

    assertRefused("bob", "192.0.2.200");
    tryTimes(1, "", "192.0.2.200");
  }

  @Test
  void remembersNothingOfWhatItRefuses() {
    tryTimes(10, "", "192.0.2.1");
    int before = limits.size();

    for (int i = 0; i < 100; i++) {
      assertRefused("ann" + i, "192.0.2.1");
    }

    assertThat(limits.size()).isEqualTo(before);
  }

  @Test
  void doesNotCountWhatSucceeded() {
    for (int i = 0; i < 400; i++) {
      tryTimes(1, "ann", "192.0.2.1");
      limits.succeeded("ann", "192.0.2.1");
    }
  }

  private void tryTimes(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      limits.count(account, address, Samples.NOON);
    }
  }

  private void assertRefused(String account, String address) {
    assertThatThrownBy(() -> limits.count(account, address, Samples.NOON))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(429));
  }
}
