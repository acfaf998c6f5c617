package pasu.edge.picture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;
import pasu.protocol.frame.Frame;

class CameraLoopTest {

  private static final Duration STALL = Duration.ofSeconds(5);

  private static final PictureSettings SMALL = new PictureSettings(320, 240, 5, 50);

  private final AtomicLong nanos = new AtomicLong();
  private final BlockingQueue<Picture> seen = new LinkedBlockingQueue<>();
  private final HandCamera camera = new HandCamera();
  private final StubbornCamera stubborn = new StubbornCamera();
  private final AtomicInteger clip = new AtomicInteger();
  private final PictureTerms terms = new PictureTerms(clip::get, nanos::get);
  private final CameraLoop loop = loop(camera);
  private final CameraLoop stubbornLoop = loop(stubborn);

  @AfterEach
  void close() {
    stubborn.letGo();
    loop.close();
    stubbornLoop.close();
  }

  @Test
  void showsEachPictureInOrder() throws Exception {
    loop.start();

    camera.shows(picture(1));
    camera.shows(picture(2));

    assertThat(nextSeen().captureMicros()).isEqualTo(1);
    assertThat(nextSeen().captureMicros()).isEqualTo(2);
  }

  @Test
  void opensACameraAgainThatFailed() throws Exception {
    loop.start();

    camera.isUnplugged();
    camera.shows(picture(1));

    assertThat(nextSeen().captureMicros()).isEqualTo(1);
    assertThat(camera.opened).hasValue(2);
    assertThat(camera.closed).hasValue(1);
  }

  @Test
  void hasNoProblemOnceThereArePicturesAgain() throws Exception {
    loop.start();
    camera.isUnplugged();

    camera.shows(picture(1));

    nextSeen();
    assertThat(loop.problem()).isEmpty();
  }

  @Test
  void letsNoPictureThroughThatIsTooLargeToSend() throws Exception {
    loop.start();

    camera.shows(new Picture(1, new byte[Frame.MAX_BYTES + 1], 8_000, 6_000));
    camera.shows(picture(2));

    assertThat(nextSeen().captureMicros()).isEqualTo(2);
  }

  @Test
  void measuresPicturesPerSecond() throws Exception {
    loop.start();

    for (int picture = 0; picture < 31; picture++) {
      camera.shows(picture(picture));
      nextSeen();
      nanos.addAndGet(SECONDS.toNanos(1) / 10);
    }

    assertThat(loop.framesPerSecond()).isBetween(9.9, 10.1);
  }

  @Test
  void measuresNothingOnceThePicturesStopped() throws Exception {
    loop.start();
    camera.shows(picture(1));
    camera.shows(picture(2));
    nextSeen();
    nextSeen();

    nanos.addAndGet(SECONDS.toNanos(10));

    assertThat(loop.framesPerSecond()).isZero();
  }

  @Test
  void replacesAThreadThatHangsInTheCamera() throws Exception {
    stubbornLoop.start();
    Thread hanging = stubborn.nextReader();

    nanos.addAndGet(SECONDS.toNanos(6));
    stubbornLoop.watch();

    assertThat(stubborn.nextReader()).isNotSameAs(hanging);
    assertThat(stubbornLoop.problem()).map(Sentence::text).contains("stubborn: gives no pictures");
  }

  @Test
  void waitsForAPictureAsLongAsTheOptionsSay() throws Exception {
    stubbornLoop.start();
    stubborn.nextReader();

    nanos.addAndGet(SECONDS.toNanos(5));
    stubbornLoop.watch();

    assertThat(stubbornLoop.problem()).isEmpty();
  }

  @Test
  void seesNothingOfWhatALeftBehindThreadStillGets() throws Exception {
    stubbornLoop.start();
    Thread hanging = stubborn.nextReader();
    nanos.addAndGet(SECONDS.toNanos(6));
    stubbornLoop.watch();
    stubborn.nextReader();

    stubborn.letGo();

    assertThat(hanging.join(Duration.ofSeconds(20))).isTrue();
    assertThat(seen).noneMatch(picture -> picture.captureMicros() == hanging.threadId());
  }

  @Test
  void leavesOnlySoManyThreadsBehind() throws Exception {
    stubbornLoop.start();
    for (int hung = 0; hung < CameraLoop.MAX_HUNG; hung++) {
      stubborn.nextReader();
      nanos.addAndGet(SECONDS.toNanos(6));
      stubbornLoop.watch();
    }
    stubborn.nextReader();

    nanos.addAndGet(SECONDS.toNanos(6));
    stubbornLoop.watch();

    assertThat(stubborn.opened).hasValue(CameraLoop.MAX_HUNG + 1);
  }

  @Test
  void startsAgainAfterAnErrorNoCameraShouldThrow() throws Exception {
    CameraLoop broken =
        new CameraLoop(
            "yard",
            STALL,
            camera,
            new PictureTerms(() -> 0, nanos::get),
            new PictureGate("yard", () -> Instant.EPOCH),
            _ -> seenThenBroken(),
            System::nanoTime);
    broken.start();
    camera.shows(picture(1));
    nextSeen();

    while (camera.opened.get() < 2) {
      broken.watch();
    }

    broken.close();
    assertThat(camera.closed.get()).isPositive();
  }

  @Test
  void opensADeviceAnewForOtherPictures() throws Exception {
    loop.start();
    camera.shows(picture(1));
    nextSeen();

    terms.wish(SMALL);
    camera.shows(picture(2)); // It waits for this one already.
    camera.shows(picture(3));

    nextSeen();
    nextSeen();
    assertThat(camera.asked).hasValue(SMALL);
    assertThat(camera.opened).hasValue(2);
  }

  @Test
  void opensNoDeviceAnewWhileClipsFollowEachOther() throws Exception {
    clip.set(7);
    loop.start();
    camera.shows(picture(1));
    nextSeen();
    terms.wish(SMALL);
    clip.set(8);
    camera.shows(picture(2)); // It waits for this one already.
    camera.shows(picture(1_000_002));
    nextSeen();
    nextSeen();
    int openedWithin = camera.opened.get();

    clip.set(0);

    camera.shows(picture(2_000_002)); // It waits for this one already.
    camera.shows(picture(3_000_002));
    nextSeen();
    nextSeen();
    assertThat(openedWithin).isEqualTo(1);
    assertThat(camera.opened).hasValue(2);
    assertThat(camera.asked).hasValue(SMALL);
  }

  @Test
  void letsNotMorePicturesThroughThanThePlanHas() throws Exception {
    terms.wish(SMALL);
    loop.start();

    for (int i = 0; i <= 30; i++) {
      camera.shows(picture(1 + i * 100_000L));
    }

    List<Long> times = new ArrayList<>();
    while (times.isEmpty() || times.getLast() < 2_900_001) {
      times.add(nextSeen().captureMicros());
    }
    // Three seconds of five, and one that was banked.
    assertThat(times).hasSizeBetween(19, 21);
  }

  @Test
  void closesTheCameraWithTheLoop() throws Exception {
    loop.start();
    camera.shows(picture(1));
    nextSeen();

    loop.close();

    assertThat(camera.closed).hasValue(1);
  }

  private void seenThenBroken() {
    seen.add(picture(1));
    throw new AssertionError("an error of this test's own");
  }

  private CameraLoop loop(CameraSource source) {
    return new CameraLoop(
        "yard",
        STALL,
        source,
        terms,
        new PictureGate("yard", () -> Instant.EPOCH),
        seen::add,
        nanos::get);
  }

  private Picture nextSeen() throws InterruptedException {
    Picture picture = seen.poll(20, SECONDS);
    if (picture == null) {
      throw new AssertionError("no picture was seen");
    }
    return picture;
  }

  private static Picture picture(long captureMicros) {
    return new Picture(captureMicros, Pictures.JPEG, 640, 480);
  }
}
