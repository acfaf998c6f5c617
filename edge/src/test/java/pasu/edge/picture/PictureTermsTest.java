package pasu.edge.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pasu.protocol.PictureSettings;

/** What a plan wants, and the clip that runs meanwhile. */
class PictureTermsTest {

  private static final PictureSettings SMALL = new PictureSettings(320, 240, 5, 50);
  private static final PictureSettings LARGE = new PictureSettings(1920, 1080, 30, 90);

  private final AtomicInteger clip = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final PictureTerms terms = new PictureTerms(clip::get, nanos::get);

  @Test
  void areAgreedAtOnceWhereNoClipRuns() {
    terms.wish(SMALL);

    assertThat(terms.agreed()).isEqualTo(SMALL);
  }

  @Test
  void areTheOldOnesUntilTheRunningClipEnds() {
    clip.set(7);
    terms.wish(SMALL);
    assertThat(terms.agreed()).isEqualTo(PictureSettings.USUAL);

    clip.set(0);

    assertThat(terms.agreed()).isEqualTo(SMALL);
  }

  @Test
  void doNotWaitForAnEndOfClipsThatFollowEachOther() {
    clip.set(7);
    terms.wish(SMALL);

    clip.set(8);

    assertThat(terms.agreed()).isEqualTo(SMALL);
  }

  @Test
  void waitOnlyForTheClipThatRanWhenTheyWereWishedFirst() {
    clip.set(7);
    terms.wish(SMALL);
    clip.set(8);
    terms.wish(SMALL); // Said again with each heartbeat.

    assertThat(terms.agreed()).isEqualTo(SMALL);
  }

  @Test
  void stayWhereAClipBeginsOnceTheyAreAgreed() {
    terms.wish(SMALL);
    terms.agreed();
    clip.set(7);
    terms.wish(LARGE);

    assertThat(terms.agreed()).isEqualTo(SMALL);
  }

  @Test
  void allowNoGapBetweenTwoClipsOfAVisit() {
    clip.set(7);
    terms.wish(SMALL);
    clip.set(8);
    assertThat(terms.allowGap()).isFalse();

    clip.set(0);

    assertThat(terms.allowGap()).isTrue();
  }

  @Test
  void allowAGapOnceBetweenTwoClipsOfAVisitThatDoesNotEnd() {
    clip.set(7);
    terms.wish(SMALL);
    nanos.addAndGet(PictureTerms.LONGEST_VISIT.toNanos());
    clip.set(27);
    assertThat(terms.allowGap()).isFalse(); // Not within one.

    clip.set(28);

    assertThat(terms.allowGap()).isTrue();
  }

  @Test
  void leaveOutNoPictureBeforeThereWasAWish() {
    assertThat(admitted(60, 1)).isEqualTo(60);
  }

  @Test
  void leaveOutEveryOtherPictureOfACameraTwiceAsQuick() {
    terms.wish(LARGE);
    terms.agreed();

    assertThat(admitted(600, 60)).isBetween(330L, 340L);
  }

  @Test
  void leaveOutNoPictureOfACameraWhoseClockIsOnePercentOff() {
    terms.wish(LARGE);
    terms.agreed();

    assertThat(admitted(600, 30.3)).isEqualTo(600);
  }

  @Test
  void leaveOutNoPictureThatComesEarlyAfterOneThatWasLate() {
    terms.wish(SMALL);
    terms.agreed();

    long admitted =
        LongStream.of(0, 200, 590, 600, 800, 1_190, 1_200)
            .filter(millis -> terms.admits(millis * 1_000))
            .count();

    assertThat(admitted).isEqualTo(7);
  }

  @Test
  void leaveOutNoPictureThatTheNetworkHeldBack() {
    terms.wish(LARGE);
    terms.agreed();

    long admitted =
        LongStream.range(0, 300)
            .map(picture -> picture % 60 < 50 ? picture : picture / 60 * 60 + 59) // 300 ms late.
            .filter(slot -> terms.admits(slot * 1_000_000 / LARGE.rate()))
            .count();

    assertThat(admitted).isEqualTo(300);
  }

  @Test
  void goOnWhenTheClockIsSetBack() {
    terms.wish(SMALL);
    terms.agreed();
    terms.admits(3_600_000_000L);

    assertThat(terms.admits(0)).isTrue();
  }

  private long admitted(int pictures, double perSecond) {
    return LongStream.range(0, pictures)
        .filter(picture -> terms.admits(Math.round(picture * 1e6 / perSecond)))
        .count();
  }
}
