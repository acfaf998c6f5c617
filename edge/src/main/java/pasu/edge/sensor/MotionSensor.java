package pasu.edge.sensor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.camera.Picture;
import pasu.edge.sight.GreyEye;
import pasu.media.MediaException;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.Sentence;

/**
 * Fires when something moves in the picture, and again after each hold-off while it goes on moving.
 * Looks at most five times a second, on the camera's thread: a look is quicker than handing it on.
 */
final class MotionSensor implements Sensor {

  private static final long LOOK_EVERY_MICROS = 190_000;

  private final MotionOptions options;
  private final GreyEye eye = new GreyEye();
  private final MotionDetector detector;
  private final Complaints complaints = new Complaints();
  private @Nullable Consumer<Trigger> listener;
  private @Nullable Sentence problem;
  private Condition condition = Condition.WAITING;
  private long lastLookMicros = Long.MIN_VALUE / 2;
  private long lastFiredMicros = Long.MIN_VALUE / 2;

  MotionSensor(MotionOptions options) {
    this.options = options;
    this.detector = new MotionDetector(options.threshold(), options.area());
  }

  @Override
  public synchronized void start(Consumer<Trigger> listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void see(Picture picture) {
    long micros = picture.captureMicros();
    boolean due = Math.abs(micros - lastLookMicros) >= LOOK_EVERY_MICROS;
    if (listener != null && due) {
      lastLookMicros = micros;
      look(picture).ifPresent(share -> fire(micros, share));
    }
  }

  private OptionalDouble look(Picture picture) {
    try {
      OptionalDouble share = detector.look(eye.see(picture));
      problem = null;
      complaints.over();
      condition = share.isPresent() ? Condition.ACTIVE : Condition.WAITING;
      return share;
    } catch (MediaException e) {
      Sentence why =
          Sentence.of(
              "pictures-unreadable", "the camera's pictures cannot be read: {why}", e.getMessage());
      complaints.say(description(), why);
      problem = why;
      return OptionalDouble.empty();
    }
  }

  private void fire(long micros, double share) {
    boolean rested = Math.abs(micros - lastFiredMicros) >= holdoffMicros();
    if (rested && listener != null) {
      lastFiredMicros = micros;
      Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      listener.accept(new Trigger(Cause.MOTION, at, share));
    }
  }

  private long holdoffMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(options.holdoff()));
  }

  @Override
  public synchronized List<SensorState> states() {
    Sentence why = problem;
    return List.of(
        why == null
            ? new SensorState(description(), condition, null)
            : SensorState.failed(description(), why));
  }

  @Override
  public String description() {
    return "motion:" + options;
  }

  @Override
  public synchronized void close() {
    listener = null;
    eye.close();
  }
}
