package pasu.edge.sensor;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Board;
import pasu.edge.board.BoardException;
import pasu.edge.board.Line;
import pasu.edge.board.Pulser;

/**
 * An HC-SR04: after a pulse at TRIG it chirps, and ECHO is high for as long as the sound is on its
 * way. Linux says when ECHO rose and fell, so it does not matter when this is read (ADR 44).
 */
final class Ultrasound implements Ranger {

  /** 10 us at least; a longer one does no harm, for the chirp begins at its end. */
  private static final long PULSE_NANOS = 15_000;

  /** An echo that begins at once, and of 4 m: 24 ms; where there is none, it lasts 38 ms. */
  private static final Duration ECHO = Duration.ofMillis(45);

  private static final double NANOS_A_SECOND = 1e9;

  private final Pulser trigger;
  private final Line echo;
  private final Hearing hearing;
  private final int patience;
  private boolean triggered;
  private int deaf;

  /**
   * Opened.
   *
   * @param patience as many measurements in a row may find ECHO high: a second's
   */
  private Ultrasound(Pulser trigger, Line echo, Hearing hearing, int patience) {
    this.trigger = trigger;
    this.echo = echo;
    this.hearing = hearing;
    this.patience = patience;
  }

  static Ultrasound open(UltrasoundOptions options, Board board) throws BoardException {
    Hearing hearing = new Hearing();
    Pulser trigger = board.drive(options.trigger());
    try {
      Line echo = board.watch(options.echo(), hearing);
      return new Ultrasound(trigger, echo, hearing, options.range().rate());
    } catch (BoardException | RuntimeException e) {
      trigger.close();
      throw e;
    }
  }

  /** Some wait for an echo much longer, and hear no trigger meanwhile. */
  @Override
  public void begin() throws BoardException {
    hearing.begin();
    triggered = !echo.isHigh();
    deaf = triggered ? 0 : deaf + 1;
    if (triggered) {
      trigger.pulse(PULSE_NANOS);
    }
  }

  @Override
  public Duration takes() {
    return ECHO;
  }

  /** In seconds; 0 where no echo came, infinite where it did not end, NaN where it never does. */
  @Override
  public OptionalDouble reading() throws BoardException {
    Duration heard = hearing.heard();
    if (heard != null) {
      return OptionalDouble.of(heard.toNanos() / NANOS_A_SECOND);
    }
    if (triggered && !echo.isHigh()) {
      return OptionalDouble.of(0);
    }
    return OptionalDouble.of(deaf < patience ? Double.POSITIVE_INFINITY : Double.NaN);
  }

  @Override
  public void close() {
    try (trigger) {
      echo.close();
    }
  }

  /** The echo since the last trigger. Thread-safe: edges come on a thread of their own. */
  private static final class Hearing implements Line.Listener {

    private @Nullable Long rose;
    private @Nullable Duration heard;
    private @Nullable BoardException lost;

    synchronized void begin() {
      rose = null;
      heard = null;
    }

    synchronized @Nullable Duration heard() throws BoardException {
      if (lost != null) {
        throw lost;
      }
      return heard;
    }

    @Override
    public synchronized void moved(Line.Edge edge) {
      if (edge.high()) {
        rose = edge.nanos();
      } else if (rose != null && heard == null) {
        heard = Duration.ofNanos(edge.nanos() - rose);
      }
    }

    @Override
    public synchronized void failed(BoardException why) {
      lost = why;
    }
  }
}
