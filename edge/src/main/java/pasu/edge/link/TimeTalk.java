package pasu.edge.link;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import pasu.edge.time.Boot;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.TimeIs;

/**
 * Asks the server what time it is, often at first, and tells the edge each second how far its clock
 * is off. Belongs to one context.
 */
final class TimeTalk {

  private static final int EAGER_TICKS = 8;
  private static final int PACE_TICKS = 16;

  /** A server that does not say so by then never will. */
  private static final int PATIENT_TICKS = 3;

  private final InstantSource clock;
  private final LongSupplier upMicros;
  private final Consumer<LinkWord> say;
  private final Consumer<ClockRead> tell;
  private final ServerClock server = new ServerClock();
  private int ticks;
  private boolean known;

  /**
   * Creates it.
   *
   * @param clock this machine's
   * @param say over the link
   * @param tell hears how far the clock is off
   */
  TimeTalk(InstantSource clock, Consumer<LinkWord> say, Consumer<ClockRead> tell) {
    this.clock = clock;
    this.upMicros = Boot.of(clock).upMicros();
    this.say = say;
    this.tell = tell;
  }

  /** There is a link, to a server whose clock is not known. */
  void begin() {
    server.forget();
    known = false;
    ticks = 0;
    ask();
  }

  /** A second went by. */
  void tick() {
    ticks++;
    if (ticks <= EAGER_TICKS || ticks % PACE_TICKS == 0) {
      ask();
    }
    report();
  }

  /** Whether the link's server is about to say what time it is. */
  boolean isAwaited() {
    return !known && ticks < PATIENT_TICKS;
  }

  void hear(TimeIs answer) {
    server.take(answer.sent(), answer.received(), answer.answered(), upMicros.getAsLong());
    known = true;
    report();
  }

  private void ask() {
    say.accept(new AskTime(upMicros.getAsLong()));
  }

  private void report() {
    long wallMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    server
        .offset(wallMicros, upMicros.getAsLong())
        .ifPresent(offset -> tell.accept(new ClockRead(offset.micros(), offset.errorMicros())));
  }
}
