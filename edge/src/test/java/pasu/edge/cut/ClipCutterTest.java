package pasu.edge.cut;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.cut.Rehearsal.frames;
import static pasu.edge.cut.Rehearsal.options;

import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.edge.cut.CutEvent.ClipBegan;
import pasu.edge.cut.CutEvent.ClipEnded;
import pasu.edge.cut.CutEvent.FrameCut;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;

/** Frame n is captured at (n - 1) x 100 ms, and a detection falls between two frames. */
class ClipCutterTest {

  private final Rehearsal rehearsal = new Rehearsal(options(ofSeconds(5)));

  @Test
  void saysWhatTheClipIsBeforeItsFirstFrame() {
    String clip = rehearsal.runs(ofSeconds(20)).detects();

    assertThat(rehearsal.begun())
        .containsExactly(
            new Detected(
                "yard",
                clip,
                1,
                151,
                Rehearsal.START.plusSeconds(15),
                Rehearsal.START.plusSeconds(20),
                Cause.INFRARED,
                null));
    assertThat(rehearsal.events().get(200)).isInstanceOf(ClipBegan.class);
  }

  @Test
  void endsAClipExactlyItsLengthAfterTheDetection() {
    rehearsal.runs(ofSeconds(20)).detects();

    rehearsal.runs(ofSeconds(40));

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(151, 500)); // 15.0 s to 49.9 s
    assertThat(rehearsal.ended()).containsExactly(1);
  }

  @Test
  void endsAClipBeforeTheFrameThatIsNoLongerIts() {
    rehearsal.runs(ofSeconds(1)).detects();

    rehearsal.runs(ofSeconds(30)).picture();

    List<CutEvent> last =
        rehearsal.events().subList(rehearsal.events().size() - 2, rehearsal.events().size());
    assertThat(last.getFirst()).isEqualTo(new ClipEnded(1));
    assertThat(last.getLast()).isInstanceOf(FrameCut.class);
  }

  @Test
  void followsWithOneClipAndNoFrameBetweenThem() {
    rehearsal.runs(ofSeconds(10)).detects();
    String following = rehearsal.runs(ofSeconds(12)).detects();

    rehearsal.runs(ofSeconds(60));

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(51, 400));
    assertThat(rehearsal.framesOf(2)).isEqualTo(frames(401, 700));
    assertThat(rehearsal.begun().getLast())
        .returns(following, Detected::clip)
        .returns(401L, Detected::firstFrame)
        .returns(Rehearsal.START.plusSeconds(22), Detected::detectedAt)
        .returns(Rehearsal.START.plusSeconds(40), Detected::startedAt);
  }

  @Test
  void storesFurtherDetectionsInTheOneFollowingClip() {
    rehearsal.runs(ofSeconds(10)).detects();
    String following = rehearsal.runs(ofSeconds(12)).detects();

    String again = rehearsal.runs(ofSeconds(10)).detects();

    rehearsal.runs(ofSeconds(90));
    assertThat(again).isEqualTo(following);
    assertThat(rehearsal.ended()).containsExactly(1, 2);
  }

  @Test
  void followsAFollowingClip() {
    rehearsal.runs(ofSeconds(10)).detects();
    rehearsal.runs(ofSeconds(12)).detects();
    rehearsal.runs(ofSeconds(20)).detects();

    rehearsal.runs(ofSeconds(60));

    assertThat(rehearsal.framesOf(3)).isEqualTo(frames(701, 1_000));
  }

  @Test
  void beginsWithTheNextFrameWhenThereIsNoneYet() {
    String clip = rehearsal.detects();

    rehearsal.runs(ofSeconds(1));

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(1, 10));
    assertThat(rehearsal.begun()).singleElement().returns(clip, Detected::clip);
  }

  @Test
  void storesADetectionWhoseCameraCameLate() {
    rehearsal.detects();

    rehearsal.stalls(ofHours(1)).runs(ofSeconds(40));

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(1, 300));
  }

  @Test
  void storesFurtherDetectionsWithTheOneThatWaitsForItsFirstFrame() {
    String first = rehearsal.detects();

    String second = rehearsal.stalls(ofSeconds(3)).detects();

    rehearsal.picture();
    assertThat(second).isEqualTo(first);
    assertThat(rehearsal.begun()).hasSize(1);
  }

  @Test
  void endsAClipOfAStalledCameraByTheClock() {
    rehearsal.runs(ofSeconds(10)).detects();

    rehearsal.stalls(ofSeconds(30).plus(ClipCutter.GRACE));

    assertThat(rehearsal.ended()).containsExactly(1);
  }

  @Test
  void waitsForAClipsLastFramesForTheGrace() {
    rehearsal.runs(ofSeconds(10)).detects();

    rehearsal.stalls(ofSeconds(30).plus(ClipCutter.GRACE).minusMillis(1));

    assertThat(rehearsal.ended()).isEmpty();
  }

  @Test
  void followsWhenAStalledCameraComesBack() {
    rehearsal.runs(ofSeconds(10)).detects();
    rehearsal.detects();
    rehearsal.stalls(ofSeconds(35));

    rehearsal.runs(ofSeconds(40));

    assertThat(rehearsal.framesOf(2)).isEqualTo(frames(101, 350)); // 45.0 s to 69.9 s
  }

  @Test
  void hasNoGapInAClipEvenWhenFramesCameLate() {
    Rehearsal patient = new Rehearsal(options(ofSeconds(60)));
    patient.runs(ofSeconds(10)).detects();
    patient.detects();
    patient.stalls(ofSeconds(35)).clockIsSet(ofSeconds(-6)); // To the end of the first clip.

    patient.runs(ofSeconds(32)).detects();

    assertThat(patient.framesOf(3)).isEqualTo(frames(411, 420));
  }

  @Test
  void goesOnWithAClipAfterAShortStall() {
    rehearsal.runs(ofSeconds(10)).detects();
    rehearsal.stalls(ofSeconds(10));

    rehearsal.runs(ofSeconds(40));

    assertThat(rehearsal.framesOf(1)).isEqualTo(frames(51, 300));
  }

  @Test
  void cutsAroundNowWhereASensorsClockIsHoursOff() {
    rehearsal.runs(ofSeconds(20)).detects(ofHours(-3));

    assertThat(rehearsal.framesOf(1)).hasSize(60);
    assertThat(rehearsal.begun().getFirst().detectedAt())
        .isEqualTo(Rehearsal.START.plusSeconds(20).minus(ofHours(3)));
  }

  @Test
  void keepsAClipsLengthWhenTheClockIsSetBack() {
    rehearsal.runs(ofSeconds(10)).detects();
    rehearsal.runs(ofSeconds(10)).clockIsSet(ofHours(-1));

    rehearsal.runs(ofSeconds(40));

    assertThat(rehearsal.framesOf(1).size()).isBetween(349, 351);
    assertThat(rehearsal.ended()).containsExactly(1);
  }

  @Test
  void numbersFramesFromOneWithoutGaps() {
    rehearsal.runs(ofSeconds(1));

    assertThat(rehearsal.framesOf(0)).isEqualTo(frames(1, 10));
  }

  @Test
  void runsFromTheFirstFrameToTheLast() {
    rehearsal.runs(ofSeconds(1)).detects();

    assertThat(rehearsal.cutter().running()).isPositive();
  }
}
