package pasu.edge.cut;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Picture;
import pasu.edge.cut.CutEvent.ClipBegan;
import pasu.edge.cut.CutEvent.ClipEnded;
import pasu.edge.cut.CutEvent.FrameCut;
import pasu.edge.sensor.Trigger;
import pasu.edge.time.Micros;
import pasu.edge.uplink.Uplink;
import pasu.protocol.frame.Frame;

/**
 * Numbers a camera's frames and decides which clip each belongs to.
 *
 * <p>Time is that of the frames. A detection while a clip runs asks for exactly one following clip,
 * whose first frame is the one the running clip no longer takes. Camera, sensor and timer threads
 * meet at this object's lock; events are told while it is held, so in order, to a listener that
 * neither blocks nor calls back.
 */
public final class ClipCutter {

  /** How far a sensor's clock, or its way here, may be off; also how late pre-roll is kept for. */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** How long after its end a clip waits for the frame that ends it. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(ClipCutter.class);

  private final String camera;
  private final long preRollMicros;
  private final long lengthMicros;
  private final long delayMicros;
  private final long ringBytes;
  private final FrameRing ring;
  private final Numbers numbers;
  private final Supplier<String> ids;
  private final Consumer<CutEvent> listener;

  private boolean warned;
  private boolean stopped;
  private long newestMicros = Long.MIN_VALUE;
  private @Nullable Cut running;
  private @Nullable Cut next;

  /**
   * Begins to number where an edge before this one may have ended.
   *
   * @param ids draws the ids of clips
   */
  public ClipCutter(
      CutOptions options, Uplink.Past past, Supplier<String> ids, Consumer<CutEvent> listener) {
    this.camera = options.camera();
    this.preRollMicros = Micros.of(options.preRoll());
    this.lengthMicros = Micros.of(options.length());
    this.delayMicros = Micros.of(options.delay());
    this.ringBytes = options.ringBytes();
    this.ring = new FrameRing(options.preRoll().plus(options.delay()).plus(TOLERANCE), ringBytes);
    this.numbers = new Numbers(past);
    this.ids = ids;
    this.listener = listener;
  }

  /** Takes the camera's next picture, of a size that a frame may have. */
  public synchronized void take(Picture picture) {
    followClock(picture.captureMicros());
    cut(new Frame(numbers.nextFrame(), picture.captureMicros(), picture.jpeg()));
  }

  /** Returns the id of the clip that the detection is, or will be, stored in. */
  public synchronized String detect(Trigger trigger, Instant now) {
    Cut asked = next;
    if (asked == null) {
      asked = running == null ? around(trigger, now) : following(running, trigger);
      next = asked;
    }
    if (running == null) {
      ring.takeFrom(asked.fromMicros()).forEach(this::cut);
    }
    return asked.clip();
  }

  /** Ends the running clip by the clock where a camera without pictures cannot. */
  public synchronized void tick(Instant now) {
    if (running != null && Micros.of(now) >= running.endMicros() + Micros.of(GRACE)) {
      end();
    }
  }

  /** Ends the running clip here and now, and begins no other. */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      end();
    }
  }

  /** The number of the clip that runs; 0 where none does. */
  public synchronized int running() {
    return running == null ? 0 : numbers.clip();
  }

  /**
   * A clip of an edge before turned up after the start.
   *
   * @param lastFrame the number of its last frame
   * @return whether none of its numbers was given here since; then its own is never given
   */
  public synchronized boolean passesOver(int clipNumber, long lastFrame) {
    return numbers.passesOver(clipNumber, lastFrame);
  }

  /** How many frames the memory limit took from the pre-roll since the edge started. */
  synchronized long shortened() {
    return ring.shortened();
  }

  private void cut(Frame frame) {
    long captured = frame.captureMicros();
    if (running != null && captured >= running.endMicros()) {
      end();
    }
    if (running == null && !stopped && next != null && captured >= next.fromMicros()) {
      begin(next, frame);
    }
    if (running == null) {
      keep(frame);
    }
    listener.accept(new FrameCut(frame, running()));
  }

  private void keep(Frame frame) {
    ring.add(frame);
    if (ring.shortened() > 0 && !warned) {
      log.warn("pre-roll shortened by memory limit camera={} limitBytes={}", camera, ringBytes);
      warned = true;
    }
  }

  private void begin(Cut cut, Frame first) {
    long captured = first.captureMicros();
    ring.clear();
    running = captured < cut.endMicros() ? cut : cut.endingAt(captured + lengthMicros);
    next = null;
    listener.accept(new ClipBegan(cut.detected(camera, numbers.nextClip(), first)));
  }

  private void end() {
    running = null;
    listener.accept(new ClipEnded(numbers.clip()));
  }

  private Cut around(Trigger trigger, Instant now) {
    long tolerated = Micros.of(TOLERANCE);
    long here = Micros.of(now);
    long earliest = here - delayMicros - tolerated;
    long at = Math.clamp(Micros.of(trigger.at()), earliest, here + tolerated);
    return new Cut(ids.get(), trigger, at - preRollMicros, at + lengthMicros);
  }

  private Cut following(Cut before, Trigger trigger) {
    long from = before.endMicros();
    return new Cut(ids.get(), trigger, from, from + lengthMicros);
  }

  /** Keeps clips at their length when the clock is set back; set forward, it looks like a stall. */
  private void followClock(long captured) {
    long step = captured - newestMicros;
    if (newestMicros != Long.MIN_VALUE && step < -Micros.of(TOLERANCE)) {
      ring.clear();
      running = running == null ? null : running.shifted(step);
      next = next == null ? null : next.shifted(step);
    }
    newestMicros = captured;
  }
}
