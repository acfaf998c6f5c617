package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.edge.spool.Saved.Outcome;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/** One clip between 4 MiB of memory and a disk. */
class SpoolingTest {

  private static final int CLIP = 3;
  private static final int FRAME_BYTES = 100_000;
  private static final long SECOND = 1_000_000_000;

  private final UplinkOptions options =
      new UplinkOptions(
          "yard",
          4L * 1024 * 1024,
          5_000_000,
          1_000_000,
          1 << 20,
          1 << 20,
          () -> 0,
          InstantSource.fixed(Instant.EPOCH));
  private final OutboundClips clips = new OutboundClips(options);
  private final StubSpool spool = new StubSpool();
  private final Spooling spooling = new Spooling(clips, spool, Runnable::run, () -> {});
  private long captured;
  private long nowNanos;

  SpoolingTest() {
    Instant at = Instant.ofEpochSecond(1);
    clips.begin(new Detected("yard", "%032x".formatted(1), CLIP, 1, at, at, Cause.TIMER, null));
  }

  @Test
  void triesAgainAfterAFailureAlthoughNothingElseHappens() {
    spool.outcome = Outcome.FAILED;
    capture(5);
    follow(3 * SECOND);

    spool.outcome = Outcome.KEPT;
    follow(10 * SECOND);

    assertThat(spool.kept).hasSize(5);
  }

  @Test
  void triesOnceMoreAtTheEndAlthoughTheDiskJustFailed() {
    spool.outcome = Outcome.FAILED;
    capture(5);
    follow(2 * SECOND);

    spool.outcome = Outcome.KEPT;
    spooling.farewell();
    while (spooling.savesTheRest(nowNanos)) {}

    assertThat(spool.kept).hasSize(5);
  }

  @Test
  void givesTheTurnBackAtTheEnd() {
    fillDiskAndMemory();
    clips.clip(CLIP).admit();
    clips.finish(CLIP);
    spooling.step(nowNanos, true);
    boolean before = spool.claimed;

    spooling.farewell();

    assertThat(before).isTrue();
    assertThat(spool.claimed).isFalse();
  }

  @Test
  void readsTheBeginningOfAClipWhoseRestFillsTheMemory() {
    fillDiskAndMemory();
    clips.clip(CLIP).admit();

    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      spooling.step(nowNanos, true);
      sendOne(sent);
    }

    assertThat(sent).hasSize((int) captured).isSorted();
  }

  @Test
  void readingGivesNothingUp() {
    fillDiskAndMemory();
    clips.clip(CLIP).admit();
    spooling.step(nowNanos, true);

    captureOne();

    assertThat(clips.givenUp()).isZero();
  }

  /** 20 frames are on the disk only, 40 in memory only. */
  private void fillDiskAndMemory() {
    capture(20);
    follow(2 * SECOND);
    spool.outcome = Outcome.FULL;
    capture(40);
    assertThat(clips.givenUp()).isZero();
    assertThat(spool.kept).hasSize(20);
  }

  private void sendOne(List<Long> sent) {
    OutboundFrame frame = clips.nextUnsent();
    if (frame != null) {
      sent.add(frame.number());
      while (!frame.isSent()) {
        frame.sent(frame.takeNew(0), 1);
      }
    }
  }

  private void capture(int frames) {
    for (int i = 0; i < frames; i++) {
      captureOne();
    }
  }

  private void captureOne() {
    captured++;
    clips.add(new Frame(captured, captured, new byte[FRAME_BYTES]), CLIP);
  }

  /** Calls when it is asked to, and only then. */
  private void follow(long span) {
    long end = nowNanos + span;
    long pause = spooling.step(nowNanos, false);
    while (pause <= end - nowNanos) {
      nowNanos += pause;
      pause = spooling.step(nowNanos, false);
    }
    nowNanos = end;
  }
}
