package pasu.edge.board;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;

/**
 * Pins that a test moves: one input line, outputs, and one device of 16-bit registers on an I2C
 * bus.
 */
public final class FakeBoard implements Board {

  private final Map<Integer, Integer> registers = new HashMap<>();
  private @Nullable BoardException fault;
  private Line.@Nullable Listener listener;
  private @Nullable Wiring wiring;
  private boolean high;
  private final AtomicInteger pulses = new AtomicInteger();
  private volatile Runnable pulsed = () -> {};
  private int outputs;
  private int lines;
  private int devices;
  private int writes;

  /** Nothing works, for this reason. */
  public synchronized FakeBoard breaks(String sentence) {
    fault = new BoardException(Sentence.plain(sentence));
    return this;
  }

  public synchronized FakeBoard works() {
    fault = null;
    return this;
  }

  /** The line changes, and says so. */
  public void moves(boolean level, Instant at) {
    moves(new Line.Edge(level, at));
  }

  /** The line changes, and says so. */
  public void moves(Line.Edge edge) {
    movesUnnoticed(edge.high());
    told().ifPresent(hears -> hears.moved(edge));
  }

  /** The line changes, and the edge is lost. */
  public synchronized void movesUnnoticed(boolean level) {
    high = level;
  }

  /** The line is lost while it is watched. */
  public void loses(String sentence) {
    told().ifPresent(hears -> hears.failed(new BoardException(Sentence.plain(sentence))));
  }

  private synchronized Optional<Line.Listener> told() {
    return Optional.ofNullable(listener);
  }

  /** What a register holds; the converter's result is register 0. */
  public synchronized void holds(int register, int value) {
    registers.put(register, value);
  }

  public synchronized int held(int register) {
    return registers.getOrDefault(register, 0);
  }

  public synchronized @Nullable Wiring wiring() {
    return wiring;
  }

  /** What happens when an output is pulsed. */
  public FakeBoard answers(Runnable pulsed) {
    this.pulsed = pulsed;
    return this;
  }

  public int pulses() {
    return pulses.get();
  }

  /** How many outputs are driven now. */
  public synchronized int outputs() {
    return outputs;
  }

  /** How many lines are watched now. */
  public synchronized int lines() {
    return lines;
  }

  /** How many devices are open now. */
  public synchronized int devices() {
    return devices;
  }

  /** How often a register was written. */
  public synchronized int writes() {
    return writes;
  }

  private synchronized void check() throws BoardException {
    BoardException why = fault;
    if (why != null) {
      throw why;
    }
  }

  @Override
  public synchronized Line watch(Wiring as, Line.Listener hears) throws BoardException {
    check();
    wiring = as;
    listener = hears;
    lines++;
    return new Pin();
  }

  @Override
  public synchronized Pulser drive(Wiring as) throws BoardException {
    check();
    outputs++;
    return new Output();
  }

  @Override
  public synchronized Registers registers(int bus, int address) throws BoardException {
    check();
    devices++;
    return new Device();
  }

  private final class Output implements Pulser {

    @Override
    public void pulse(long nanos) {
      pulses.incrementAndGet();
      pulsed.run();
    }

    @Override
    public void close() {
      synchronized (FakeBoard.this) {
        outputs--;
      }
    }
  }

  private final class Pin implements Line {

    @Override
    public boolean isHigh() throws BoardException {
      synchronized (FakeBoard.this) {
        check();
        return high;
      }
    }

    @Override
    public void close() {
      synchronized (FakeBoard.this) {
        listener = null;
        lines--;
      }
    }
  }

  private final class Device implements Registers {

    @Override
    public void write(int register, int value) throws BoardException {
      synchronized (FakeBoard.this) {
        check();
        writes++;
        registers.put(register, value);
      }
    }

    @Override
    public int read(int register) throws BoardException {
      synchronized (FakeBoard.this) {
        check();
        return held(register);
      }
    }

    @Override
    public void close() {
      synchronized (FakeBoard.this) {
        devices--;
      }
    }
  }
}
