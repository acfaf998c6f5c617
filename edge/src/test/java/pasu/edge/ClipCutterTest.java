package pasu.edge;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pasu.edge.CutEvent.ClipBegan;
import pasu.edge.CutEvent.ClipEnded;
import pasu.edge.CutEvent.FrameCut;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/** Frame n is captured at (n - 1) x 100 ms, and a detection falls between two frames. */
class ClipCutterTest {

  private final Footage footage = new Footage(options(ofSeconds(5)));

  @Test
  void beginsAClipExactlyThePreRollBeforeItsDetection() {
    footage.runs(ofSeconds(20)).detects();

    assertThat(footage.framesOf(1)).isEqualTo(frames(151, 200)); // 15.0 s to 19.9 s
  }

  @Test
  void leavesOutAFrameThatIsAMicrosecondTooOld() {
    footage.runs(ofSeconds(20)).detects(Duration.ofNanos(1_000));

    assertThat(footage.framesOf(1)).first().isEqualTo(152L);
  }

  @Test
  void saysWhatTheClipIsBeforeItsFirstFrame() {
    String clip = footage.runs(ofSeconds(20)).detects();

    assertThat(footage.begun())
        .containsExactly(
            new Detected(
                "yard",
                clip,
                1,
                151,
                Footage.START.plusSeconds(15),
                Footage.START.plusSeconds(20),
                Cause.INFRARED,
                null));
    assertThat(footage.events().get(200)).isInstanceOf(ClipBegan.class);
  }

  @Test
  void endsAClipExactlyItsLengthAfterTheDetection() {
    footage.runs(ofSeconds(20)).detects();

    footage.runs(ofSeconds(40));

    assertThat(footage.framesOf(1)).isEqualTo(frames(151, 500)); // 15.0 s to 49.9 s
    assertThat(footage.ended()).containsExactly(1);
  }

  @Test
  void endsAClipBeforeTheFrameThatIsNoLongerIts() {
    footage.runs(ofSeconds(1)).detects();

    footage.runs(ofSeconds(30)).picture();

    List<CutEvent> last =
        footage.events().subList(footage.events().size() - 2, footage.events().size());
    assertThat(last.getFirst()).isEqualTo(new ClipEnded(1));
    assertThat(last.getLast()).isInstanceOf(FrameCut.class);
  }

  @Test
  void followsWithOneClipAndNoFrameBetweenThem() {
    footage.runs(ofSeconds(10)).detects();
    String following = footage.runs(ofSeconds(12)).detects();

    footage.runs(ofSeconds(60));

    assertThat(footage.framesOf(1)).isEqualTo(frames(51, 400));
    assertThat(footage.framesOf(2)).isEqualTo(frames(401, 700));
    assertThat(footage.begun().getLast())
        .returns(following, Detected::clip)
        .returns(401L, Detected::firstFrame)
        .returns(Footage.START.plusSeconds(22), Detected::detectedAt)
        .returns(Footage.START.plusSeconds(40), Detected::startedAt);
  }

  @Test
  void storesFurtherDetectionsInTheOneFollowingClip() {
    footage.runs(ofSeconds(10)).detects();
    String following = footage.runs(ofSeconds(12)).detects();

    String again = footage.runs(ofSeconds(10)).detects();

    footage.runs(ofSeconds(90));
    assertThat(again).isEqualTo(following);
    assertThat(footage.ended()).containsExactly(1, 2);
  }

  @Test
  void followsAFollowingClip() {
    footage.runs(ofSeconds(10)).detects();
    footage.runs(ofSeconds(12)).detects();
    footage.runs(ofSeconds(20)).detects();

    footage.runs(ofSeconds(60));

    assertThat(footage.framesOf(3)).isEqualTo(frames(701, 1_000));
  }

  @Test
  void takesNoFrameOfAClipAsPreRollOfTheNext() {
    footage.runs(ofSeconds(10)).detects();
    footage.runs(ofSeconds(32)).detects(); // 2 s after the clip's end

    assertThat(footage.framesOf(2)).isEqualTo(frames(401, 420));
  }

  @Test
  void beginsWithTheNextFrameWhenThereIsNoneYet() {
    String clip = footage.detects();

    footage.runs(ofSeconds(1));

    assertThat(footage.framesOf(1)).isEqualTo(frames(1, 10));
    assertThat(footage.begun()).singleElement().returns(clip, Detected::clip);
  }

  @Test
  void storesADetectionWhoseCameraCameLate() {
    footage.detects();

    footage.stalls(ofHours(1)).runs(ofSeconds(40));

    assertThat(footage.framesOf(1)).isEqualTo(frames(1, 300));
  }

  @Test
  void storesFurtherDetectionsWithTheOneThatWaitsForItsFirstFrame() {
    String first = footage.detects();

    String second = footage.stalls(ofSeconds(3)).detects();

    footage.picture();
    assertThat(second).isEqualTo(first);
    assertThat(footage.begun()).hasSize(1);
  }

  @Test
  void endsAClipOfAStalledCameraByTheClock() {
    footage.runs(ofSeconds(10)).detects();

    footage.stalls(ofSeconds(30).plus(ClipCutter.GRACE));

    assertThat(footage.ended()).containsExactly(1);
  }

  @Test
  void waitsForAClipsLastFramesForTheGrace() {
    footage.runs(ofSeconds(10)).detects();

    footage.stalls(ofSeconds(30).plus(ClipCutter.GRACE).minusMillis(1));

    assertThat(footage.ended()).isEmpty();
  }

  @Test
  void followsWhenAStalledCameraComesBack() {
    footage.runs(ofSeconds(10)).detects();
    footage.detects();
    footage.stalls(ofSeconds(35));

    footage.runs(ofSeconds(40));

    assertThat(footage.framesOf(2)).isEqualTo(frames(101, 350)); // 45.0 s to 69.9 s
  }

  @Test
  void goesOnWithAClipAfterAShortStall() {
    footage.runs(ofSeconds(10)).detects();
    footage.stalls(ofSeconds(10));

    footage.runs(ofSeconds(40));

    assertThat(footage.framesOf(1)).isEqualTo(frames(51, 300));
  }

  @Test
  void takesNoStaleFrameAsPreRoll() {
    footage.runs(ofSeconds(10)).stalls(ofSeconds(20)).detects();

    footage.picture();

    assertThat(footage.framesOf(1)).containsExactly(101L);
  }

  @Test
  void hasTheWholePreRollOfADetectionThatComesLate() {
    footage.runs(ofSeconds(20)).detects(ClipCutter.TOLERANCE.negated());

    assertThat(footage.framesOf(1)).isEqualTo(frames(141, 200));
  }

  @Test
  void waitsForTheFramesOfADetectionAheadOfThem() {
    Footage bare = new Footage(options(ZERO));
    bare.runs(ofSeconds(10)).detects(ofMillis(250));

    bare.runs(ofSeconds(1));

    assertThat(bare.framesOf(1)).isEqualTo(frames(104, 110));
  }

  @Test
  void cutsAroundNowWhereASensorsClockIsHoursOff() {
    footage.runs(ofSeconds(20)).detects(ofHours(-3));

    assertThat(footage.framesOf(1)).hasSize(60);
    assertThat(footage.begun().getFirst().detectedAt())
        .isEqualTo(Footage.START.plusSeconds(20).minus(ofHours(3)));
  }

  @Test
  void beginsWithTheDetectionWhenThereIsNoPreRoll() {
    Footage bare = new Footage(options(ZERO));
    bare.runs(ofSeconds(10)).detects();

    bare.runs(ofSeconds(40));

    assertThat(bare.framesOf(1)).isEqualTo(frames(101, 400));
  }

  @Test
  void keepsAMinuteOfPreRoll() {
    Footage patient = new Footage(options(ofSeconds(60)));
    patient.runs(ofSeconds(100)).detects();

    assertThat(patient.framesOf(1)).isEqualTo(frames(401, 1_000));
  }

  @Test
  void takesNoPreRollFromBeforeAClipShorterThanThePreRoll() {
    Footage patient = new Footage(options(ofSeconds(60)));
    patient.runs(ofSeconds(10)).detects();
    patient.runs(ofSeconds(31)).detects();

    assertThat(patient.framesOf(2)).isEqualTo(frames(401, 410));
  }

  @Test
  void shortensThePreRollToTheMemoryThereIs() {
    int bytes = Frame.MAX_BYTES / 4;
    Footage large = new Footage(options(ofSeconds(5)).withRingBytes(Frame.MAX_BYTES), bytes);
    large.runs(ofSeconds(10)).detects();

    assertThat(large.framesOf(1)).isEqualTo(frames(97, 100));
    assertThat(large.cutter().shortened()).isEqualTo(96);
  }

  @Test
  void keepsAClipsLengthWhenTheClockIsSetBack() {
    footage.runs(ofSeconds(10)).detects();
    footage.runs(ofSeconds(10)).clockIsSet(ofHours(-1));

    footage.runs(ofSeconds(40));

    assertThat(footage.framesOf(1).size()).isBetween(349, 351);
    assertThat(footage.ended()).containsExactly(1);
  }

  @Test
  void numbersFramesFromOneWithoutGaps() {
    footage.runs(ofSeconds(1));

    assertThat(footage.framesOf(0)).isEqualTo(frames(1, 10));
  }

  @Test
  void runsFromTheFirstFrameToTheLast() {
    footage.runs(ofSeconds(1)).detects();

    assertThat(footage.cutter().isRunning()).isTrue();
  }

  private static EdgeOptions options(Duration preRoll) {
    return new EdgeOptions("yard", "home", preRoll, ofSeconds(30));
  }

  private static List<Long> frames(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
