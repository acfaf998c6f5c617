package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathLimitTest {

  private static final long MILLI = 1_000_000;
  private static final double WANTED = 1_000_000;

  private PathLimit limit = new PathLimit();
  private long packet;
  private long nowMillis;

  /** A datagram of 1,000 bytes each millisecond; each so-manieth is lost, none for 0. */
  private void send(int datagrams, int eachLost, long roundTripMillis) {
    for (int i = 0; i < datagrams; i++) {
      limit.sent(1_000, packet, nowMillis * MILLI);
      limit.roundTrip(roundTripMillis * 1_000);
      if (eachLost != 0 && packet % eachLost == 0) {
        limit.lost(packet);
      }
      packet++;
      nowMillis++;
    }
  }

  @Test
  void slowsNothingDownForLossesByChance() {
    send(5_000, 4, 50);

    assertThat(limit.cap(WANTED)).isEqualTo(WANTED);
    assertThat(limit.isReached()).isFalse();
  }

  @Test
  void sendsLessThanGotThroughWhereMuchIsLost() {
    send(850, 2, 50);

    assertThat(limit.cap(WANTED)).isBetween(250_000.0, 500_000.0);
  }

  @Test
  void slowsDownWhereAQueueStands() {
    send(300, 0, 50);
    send(450, 0, 200);

    assertThat(limit.isReached()).isTrue();
    assertThat(limit.cap(WANTED)).isLessThan(WANTED);
  }

  @Test
  void givesWayToAStreamOfMorePatience() {
    PathLimit usual = limit;
    limit = new PathLimit();
    limit.patience(4 / 3.0);
    send(300, 0, 50);
    send(450, 0, 140);
    assertThat(limit.isReached()).isFalse();

    limit = usual;
    send(300, 0, 50);
    send(450, 0, 140);

    assertThat(limit.isReached()).isTrue();
  }

  @Test
  void waitsWhileTheQueueShrinks() {
    send(300, 0, 50);
    send(450, 0, 300);
    double slowed = limit.cap(WANTED);
    for (long roundTrip = 280; roundTrip > 140; roundTrip -= 20) {
      send(200, 0, roundTrip);
    }

    assertThat(limit.cap(WANTED)).isBetween(0.8 * slowed, slowed);
  }

  @Test
  void getsOverItOnceThePathIsWideAgain() {
    send(2_000, 2, 200);
    assertThat(limit.isReached()).isTrue();

    send(6_000, 0, 50);

    assertThat(limit.isReached()).isFalse();
  }

  @Test
  void aPauseAfterABadRoundSaysNothingOfThePath() {
    send(250, 2, 50);
    nowMillis += 60_000;

    send(450, 0, 50);

    assertThat(limit.cap(WANTED)).isGreaterThanOrEqualTo(300_000);
  }

  @Test
  void aPauseWithinABadRoundSaysNothingOfThePath() {
    send(20, 2, 50);
    nowMillis += 60_000;
    send(60, 2, 50);

    send(450, 0, 50);

    assertThat(limit.cap(WANTED)).isGreaterThanOrEqualTo(300_000);
  }

  @Test
  void neverStopsAltogether() {
    send(60_000, 1, 50);

    assertThat(limit.cap(WANTED)).isGreaterThanOrEqualTo(30_000);
  }

  @Test
  void takesALongerPathForALongerPathInTheEnd() {
    send(1_000, 0, 20);

    send(120_000, 0, 120);

    assertThat(limit.isReached()).isFalse();
  }
}
