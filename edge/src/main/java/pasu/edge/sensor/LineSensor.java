package pasu.edge.sensor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Board;
import pasu.edge.board.BoardException;
import pasu.edge.board.Line;
import pasu.edge.option.Spans;
import pasu.edge.retry.Backoff;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.Sentence;

/**
 * A sensor that switches a GPIO line. Each second it reads the level as well: Linux drops edges
 * that come faster than they are read.
 */
final class LineSensor implements Sensor {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LineOptions options;
  private final Board board;
  private final InstantSource clock;
  private final SensorThread thread;
  private final Debounce debounce;
  private final Presence presence;
  private final Complaints complaints = new Complaints();
  private final Backoff backoff = new Backoff(SensorThread.FIRST_PAUSE, SensorThread.LONGEST_PAUSE);
  private Consumer<Trigger> listener = _ -> {};
  private @Nullable Line line;
  private boolean high;

  /** Null until the first try to open it: nothing is known before. */
  private volatile @Nullable SensorState state;

  LineSensor(LineOptions options, Board board, InstantSource clock, SensorThread thread) {
    this.options = options;
    this.board = board;
    this.clock = clock;
    this.thread = thread.guarded(description(), this::failed);
    this.debounce = new Debounce(options.debounce(), this.thread, this::settled);
    this.presence = new Presence(options.holdoff());
  }

  @Override
  public void start(Consumer<Trigger> listener) {
    this.listener = listener;
    thread.run(this::open);
  }

  private void open() {
    try {
      line = board.watch(options.wiring(), new Wire());
      high = !options.activeHigh();
      look();
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void look() {
    Line watched = line;
    if (watched == null) {
      return;
    }
    try {
      debounce.seen(new Line.Edge(watched.isHigh(), clock.instant()));
      backoff.afterSuccess();
      update(clock.instant());
      thread.after(LOOK, this::look);
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void settled(Line.Edge edge) {
    high = edge.high();
    update(edge.at());
  }

  private void update(Instant at) {
    boolean there = high == options.activeHigh();
    if (presence.update(there, thread.nanoTime())) {
      listener.accept(new Trigger(Cause.INFRARED, at, null));
    }
    tell();
  }

  private void tell() {
    if (presence.isStuck(thread.nanoTime())) {
      say(
          Sentence.of(
              "line-stuck",
              "line {line} has been active for {time}; look whether the sensor is stuck, or write"
                  + " active={level}",
              options.wiring().line(),
              Spans.write(Presence.LONGEST),
              options.activeHigh() ? "low" : "high"));
    } else {
      complaints.over();
      Condition condition = presence.isThere() ? Condition.ACTIVE : Condition.WAITING;
      state = new SensorState(description(), condition, null);
    }
  }

  private void failed(BoardException why) {
    closeLine();
    debounce.reset();
    say(why.sentence());
    thread.after(backoff.afterFailure(), this::open);
  }

  private void say(Sentence problem) {
    complaints.say(description(), problem);
    state = SensorState.failed(description(), problem);
  }

  private void closeLine() {
    Line open = line;
    line = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public Duration delay() {
    return options.debounce();
  }

  @Override
  public List<SensorState> states() {
    SensorState known = state;
    return known == null ? List.of() : List.of(known);
  }

  @Override
  public String description() {
    return "gpio:" + options.words();
  }

  @Override
  public void close() {
    thread.close();
    closeLine();
  }

  /** Brings what the line tells to the sensor's thread. */
  private final class Wire implements Line.Listener {

    @Override
    public void moved(Line.Edge edge) {
      thread.run(() -> debounce.moved(edge));
    }

    @Override
    public void failed(BoardException why) {
      thread.run(
          () -> {
            if (line != null) {
              LineSensor.this.failed(why);
            }
          });
    }
  }
}
