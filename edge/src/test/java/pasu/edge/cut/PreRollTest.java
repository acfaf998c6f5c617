package pasu.edge.cut;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.cut.Rehearsal.frames;
import static pasu.edge.cut.Rehearsal.options;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Frame;

/** Frame n is captured at (n - 1) x 100 ms, and a detection falls between two frames. */
class PreRollTest {

  private final Rehearsal rehearsal = new Rehearsal(options(ofSeconds(5)));

  @Test
  void beginsAClipExactlyThePreRollBeforeItsDetection() {
    rehearsal.runs(ofSeconds(20)).detects();

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(151, 200)); // 15.0 s to 19.9 s
  }

  @Test
  void leavesOutAFrameThatIsAMicrosecondTooOld() {
    rehearsal.runs(ofSeconds(20)).detects(Duration.ofNanos(1_000));

    assertThat(rehearsal.framesOf(1)).first().isEqualTo(152L);
  }

  @Test
  void takesNoFrameOfAClipAsPreRollOfTheNext() {
    rehearsal.runs(ofSeconds(10)).detects();
    rehearsal.runs(ofSeconds(32)).detects(); // 2 s after the clip's end

    assertThat(rehearsal.framesOf(2)).isEqualTo(frames(401, 420));
  }

  @Test
  void takesNoStaleFrameAsPreRoll() {
    rehearsal.runs(ofSeconds(10)).stalls(ofSeconds(20)).detects();

    rehearsal.picture();

    assertThat(rehearsal.framesOf(1)).containsExactly(101L);
  }

  @Test
  void hasTheWholePreRollOfADetectionThatComesLate() {
    rehearsal.runs(ofSeconds(20)).detects(ClipCutter.TOLERANCE.negated());

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(141, 200));
  }

  @Test
  void hasTheWholePreRollOfADetectionThatItsSensorTellsLate() {
    Rehearsal slow = new Rehearsal(Rehearsal.delayed(ofSeconds(5)));
    slow.runs(ofSeconds(20)).detects(ofSeconds(-5));

    assertThat(slow.framesOf(1)).isEqualTo(frames(101, 200)); // 10.0 s to 19.9 s
  }

  @Test
  void waitsForTheFramesOfADetectionAheadOfThem() {
    Rehearsal bare = new Rehearsal(options(ZERO));
    bare.runs(ofSeconds(10)).detects(ofMillis(250));

    bare.runs(ofSeconds(1));

    assertThat(bare.framesOf(1)).isEqualTo(frames(104, 110));
  }

  @Test
  void beginsWithTheDetectionWhenThereIsNoPreRoll() {
    Rehearsal bare = new Rehearsal(options(ZERO));
    bare.runs(ofSeconds(10)).detects();

    bare.runs(ofSeconds(40));

    assertThat(bare.framesOf(1)).isEqualTo(frames(101, 400));
  }

  @Test
  void keepsAMinuteOfPreRoll() {
    Rehearsal patient = new Rehearsal(options(ofSeconds(60)));
    patient.runs(ofSeconds(100)).detects();

    assertThat(patient.framesOf(1)).isEqualTo(frames(401, 1_000));
  }

  @Test
  void takesNoPreRollFromBeforeAClipShorterThanThePreRoll() {
    Rehearsal patient = new Rehearsal(options(ofSeconds(60)));
    patient.runs(ofSeconds(10)).detects();
    patient.runs(ofSeconds(31)).detects();

    assertThat(patient.framesOf(2)).isEqualTo(frames(401, 410));
  }

  @Test
  void shortensThePreRollToTheMemoryThereIs() {
    int bytes = Frame.MAX_BYTES / 4;
    Rehearsal large = new Rehearsal(options(ofSeconds(5), Frame.MAX_BYTES), bytes);
    large.runs(ofSeconds(10)).detects();

    assertThat(large.framesOf(1)).isEqualTo(frames(97, 100));
    assertThat(large.cutter().shortened()).isEqualTo(96);
  }
}
