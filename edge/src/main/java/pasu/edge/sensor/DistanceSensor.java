package pasu.edge.sensor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.board.Board;
import pasu.edge.board.BoardException;
import pasu.edge.option.Spans;
import pasu.edge.retry.Backoff;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.SensorState;
import pasu.protocol.EdgeMessage.SensorState.Condition;

/** A Sharp infrared sensor behind an analog-to-digital converter, sampled again and again. */
final class DistanceSensor implements Sensor {

  private static final Logger log = LoggerFactory.getLogger(DistanceSensor.class);
  private static final Duration RECHECK = Duration.ofMillis(2);
  private static final int MAX_CHECKS = 10;

  private final DistanceOptions options;
  private final Board board;
  private final InstantSource clock;
  private final SensorThread thread;
  private final Presence presence;
  private final Backoff backoff = new Backoff(SensorThread.FIRST_PAUSE, SensorThread.LONGEST_PAUSE);
  private Consumer<Trigger> listener = _ -> {};
  private @Nullable Ads1115 converter;
  private Rangefinder finder;

  /** Null until the first try to open it: nothing is known before. */
  private volatile @Nullable SensorState state;

  DistanceSensor(DistanceOptions options, Board board, InstantSource clock, SensorThread thread) {
    this.options = options;
    this.board = board;
    this.clock = clock;
    this.thread = thread;
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
      converter = new Ads1115(board.registers(options.bus(), options.address()), options.channel());
      finder = new Rangefinder(options);
      sample(converter);
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void sample(Ads1115 from) {
    try {
      from.begin();
      thread.after(Ads1115.CONVERSION, () -> read(from, MAX_CHECKS));
    } catch (BoardException e) {
      failed(e);
    }
  }

  private void read(Ads1115 from, int checks) {
    try {
      OptionalDouble volts = from.volts();
      if (volts.isPresent()) {
        backoff.afterSuccess();
        finder.add(volts.getAsDouble());
        update();
        thread.after(options.period().minus(Ads1115.CONVERSION), () -> sample(from));
      } else if (checks > 0) {
        thread.after(RECHECK, () -> read(from, checks - 1));
      } else {
        throw new BoardException(
            "the converter at 0x%02x never ends a conversion; is it an ADS1115?"
                .formatted(options.address()));
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
          "something has been within %s m for %s; take it away, or choose a smaller threshold"
              .formatted(options.threshold(), Spans.write(Presence.LONGEST)));
    } else {
      Condition condition = presence.isThere() ? Condition.ACTIVE : Condition.WAITING;
      state = new SensorState(description(), condition, null, finder.shownMetres());
    }
  }

  private void failed(BoardException why) {
    closeConverter();
    say(why.sentence());
    thread.after(backoff.afterFailure(), this::open);
  }

  private void say(String problem) {
    SensorState before = state;
    if (before == null || before.problem() == null) {
      log.warn("sensor failed sensor={} error=\"{}\"", description(), problem);
    }
    state = SensorState.failed(description(), problem);
  }

  private void closeConverter() {
    Ads1115 open = converter;
    converter = null;
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
    return "distance:" + options.words();
  }

  @Override
  public void close() {
    thread.close();
    closeConverter();
  }
}
