package pasu.edge.cut;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import pasu.edge.camera.Picture;
import pasu.edge.cut.CutEvent.ClipBegan;
import pasu.edge.cut.CutEvent.ClipEnded;
import pasu.edge.cut.CutEvent.FrameCut;
import pasu.edge.sensor.Trigger;
import pasu.edge.time.Micros;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;

/** A cutter under test: a camera of ten pictures a second, on a clock moved by hand. */
final class Rehearsal implements Consumer<CutEvent> {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration FRAME = Duration.ofMillis(100);

  private final ClipCutter cutter;
  private final List<CutEvent> events = new ArrayList<>();
  private final int pictureBytes;
  private int ids;
  private Instant now = START;

  Rehearsal(CutOptions options) {
    this(options, 1);
  }

  Rehearsal(CutOptions options, int pictureBytes) {
    this.cutter =
        new ClipCutter(
            options, new Uplink.Past(0, 0, List.of()), () -> "%032x".formatted(++ids), this);
    this.pictureBytes = pictureBytes;
  }

  @Override
  public void accept(CutEvent event) {
    events.add(event);
  }

  /** The camera gives its next pictures; frame n is captured at START + (n - 1) x 100 ms. */
  Rehearsal runs(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plus(FRAME)) {
      picture();
    }
    return this;
  }

  Rehearsal picture() {
    cutter.take(new Picture(Micros.of(now), new byte[pictureBytes], 640, 480));
    return this;
  }

  /** Nothing is captured; only the timer goes on. */
  Rehearsal stalls(Duration span) {
    now = now.plus(span);
    cutter.tick(now);
    return this;
  }

  Rehearsal clockIsSet(Duration by) {
    now = now.plus(by);
    return this;
  }

  String detects() {
    return detects(Duration.ZERO);
  }

  /** The sensor's clock is off, or what it says is late. */
  String detects(Duration off) {
    return cutter.detect(new Trigger(Cause.INFRARED, now.plus(off), null), now);
  }

  ClipCutter cutter() {
    return cutter;
  }

  List<CutEvent> events() {
    return events;
  }

  /** Numbers of the frames that belong to a clip, in the order they were told. */
  List<Long> framesOf(int clip) {
    return events.stream()
        .filter(event -> event instanceof FrameCut cut && cut.clip() == clip)
        .map(event -> ((FrameCut) event).frame().number())
        .toList();
  }

  List<Detected> begun() {
    return events.stream()
        .filter(ClipBegan.class::isInstance)
        .map(event -> ((ClipBegan) event).detected())
        .toList();
  }

  List<Integer> ended() {
    return events.stream()
        .filter(ClipEnded.class::isInstance)
        .map(event -> ((ClipEnded) event).clip())
        .toList();
  }

  static CutOptions options(Duration preRoll) {
    return options(preRoll, 64L * 1024 * 1024);
  }

  static CutOptions options(Duration preRoll, long ringBytes) {
    return new CutOptions("yard", preRoll, Duration.ofSeconds(30), Duration.ZERO, ringBytes);
  }

  /** For a sensor that tells so late. */
  static CutOptions delayed(Duration delay) {
    CutOptions usual = options(Duration.ofSeconds(5));
    return new CutOptions("yard", usual.preRoll(), usual.length(), delay, usual.ringBytes());
  }

  static List<Long> frames(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
