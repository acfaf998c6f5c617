package pasu.edge.sensor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.BoardException;
import pasu.edge.option.Spans;
import pasu.edge.retry.Backoff;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.Sentence;

/** A sensor that measures how far away somebody is, again and again. */
final class DistanceSensor implements Sensor {

  private static final Duration RECHECK = Duration.ofMillis(2);

  private final String description;
  private final RangeOptions options;
  private final Ranger.Opener opener;
  private final InstantSource clock;
  private final SensorThread thread;
  private final Presence presence;
  private final Complaints complaints = new Complaints();
  private final Backoff backoff = new Backoff(SensorThread.FIRST_PAUSE, SensorThread.LONGEST_PAUSE);
  private Consumer<Trigger> listener = _ -> {};
  private @Nullable Ranger ranger;
  private Rangefinder finder;

  /** Null until the first try to open it: nothing is known before. */
  private volatile @Nullable SensorState state;

  DistanceSensor(
      String description,
      RangeOptions options,
      Ranger.Opener opener,
      InstantSource clock,
      SensorThread thread) {
    this.description = description;
    this.options = options;
    this.opener = opener;
    this.clock = clock;
    this.thread = thread.guarded(description, this::failed);
    this.presence = new Presence(options.holdoff());
    this.finder = new Rangefinder(options);
  }

  @Override
  public void start(Consumer<Trigger> listener) {
    this.listener = listener;
    thread.run(this::open);
  }

  private void open() {
    try {
      ranger = opener.open();
      finder = new Rangefinder(options);
      sample(ranger);
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void sample(Ranger from) {
    try {
      from.begin();
      thread.after(from.takes(), () -> read(from));
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void read(Ranger from) {
    try {
      OptionalDouble reading = from.reading();
      if (reading.isPresent()) {
        backoff.afterSuccess();
        finder.add(reading.getAsDouble());
        update();
        thread.after(options.period().minus(from.takes()), () -> sample(from));
      } else {
        thread.after(RECHECK, () -> read(from));
      }
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void update() {
    if (presence.update(finder.isNear(), thread.nanoTime())) {
      listener.accept(new Trigger(Cause.DISTANCE, clock.instant(), finder.metres()));
    }
    finder.fault().ifPresentOrElse(this::say, this::tell);
  }

  private void tell() {
    if (presence.isStuck(thread.nanoTime())) {
      say(
          Sentence.of(
              "near-for-long",
              "something has been within {metres} m for {time}; take it away, or choose a smaller"
                  + " threshold",
              options.threshold(),
              Spans.write(Presence.LONGEST)));
    } else {
      complaints.over();
      Condition condition = presence.isThere() ? Condition.ACTIVE : Condition.WAITING;
      state = new SensorState(description(), condition, finder.shownMetres());
    }
  }

  private void failed(BoardException why) {
    closeRanger();
    say(why.sentence());
    thread.after(backoff.afterFailure(), this::open);
  }

  private void say(Sentence problem) {
    complaints.say(description(), problem);
    state = SensorState.failed(description(), problem);
  }

  private void closeRanger() {
    Ranger open = ranger;
    ranger = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public List<SensorState> states() {
    SensorState known = state;
    return known == null ? List.of() : List.of(known);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    thread.close();
    closeRanger();
  }
}
