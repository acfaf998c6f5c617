package pasu.edge.board;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.provider.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pasu.edge.kernel.GpioChips;
import pasu.edge.kernel.GpioOutput;
import pasu.edge.kernel.KernelException;
import pasu.edge.kernel.KernelTime;
import pasu.edge.time.SteadyClock;

/** The pins of the machine, through Pi4J. Pi4J starts with the first pin. Thread-safe. */
public final class Pi4jBoard implements Board {

  private final Supplier<Context> starting;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final AtomicLong last = new AtomicLong();
  private @Nullable Context started;

  /** The pins of this machine, by Linux' character devices (ADR 30). */
  public Pi4jBoard() {
    this(
        SteadyClock.ofMachine(), KernelTime::monotonicNanos, new KernelInputs(), new KernelBuses());
  }

  /**
   * Creates it.
   *
   * @param nanoTime what edges are stamped by
   */
  Pi4jBoard(InstantSource clock, LongSupplier nanoTime, Provider<?, ?, ?>... providers) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.starting =
        () -> Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().add(providers).build();
  }

  private synchronized Context context() {
    Context running = started;
    if (running == null) {
      running = starting.get();
      started = running;
    }
    return running;
  }

  @Override
  public Line watch(Wiring wiring, Line.Listener listener) throws BoardException {
    int chip = chip(wiring);
    LineFaults faults = new LineFaults("/dev/gpiochip" + chip, wiring.line());
    String id = id("line");
    try {
      var config =
          DigitalInput.newConfigBuilder(context())
              .id(id)
              .bus(chip)
              .bcm(wiring.line())
              .pull(pull(wiring.pull()))
              .debounce(0L)
              .build();
      return new PinLine(context().create(config), listener, faults);
    } catch (Pi4JException | IllegalStateException e) {
      forget(id);
      throw faults.sentence(e);
    }
  }

  private static int chip(Wiring wiring) throws BoardException {
    Integer chosen = wiring.chip();
    try {
      return chosen != null ? chosen : GpioChips.ofTheHeader();
    } catch (KernelException e) {
      throw new LineFaults("/dev/gpiochip*", wiring.line()).sentence(e);
    }
  }

  private static PullResistance pull(Wiring.Pull pull) {
    return switch (pull) {
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
      case NONE -> PullResistance.OFF;
    };
  }

  /** Past Pi4J, whose pulses are a thread's sleep long (ADR 44). */
  @Override
  public Pulser drive(Wiring wiring) throws BoardException {
    int chip = chip(wiring);
    LineFaults faults = new LineFaults("/dev/gpiochip" + chip, wiring.line());
    try {
      return new KernelPulser(new GpioOutput("/dev/gpiochip" + chip, wiring.line()), faults);
    } catch (KernelException e) {
      throw faults.sentence(e);
    }
  }

  @Override
  public Registers registers(int bus, int address) throws BoardException {
    BusFaults faults = new BusFaults(bus, address);
    String id = id("i2c");
    try {
      var config = I2C.newConfigBuilder(context()).id(id).bus(bus).device(address).build();
      return new WireRegisters(context().create(config), faults);
    } catch (Pi4JException | IllegalStateException e) {
      forget(id);
      throw faults.sentence(e);
    }
  }

  private String id(String kind) {
    return "pasu-%s-%d".formatted(kind, last.incrementAndGet());
  }

  /** Pi4J remembers also what it could not open. */
  private void forget(String id) {
    if (context().hasIO(id)) {
      context().shutdown(id);
    }
  }

  private void shutDown(IO<?, ?, ?> io) {
    context().shutdown(io.id());
  }

  private final class PinLine implements Line {

    private final DigitalInput input;
    private final LineFaults faults;

    PinLine(DigitalInput input, Listener listener, LineFaults faults) {
      this.input = input;
      this.faults = faults;
      input.addListener(event -> tell(event, listener));
    }

    private void tell(DigitalStateChangeEvent<?> event, Listener listener) {
      if (event.state() == DigitalState.UNKNOWN) {
        listener.failed(faults.lost());
      } else if (event instanceof EdgeEvent timed) {
        listener.moved(edge(event, timed.nanos()));
      } else {
        listener.moved(edge(event, nanoTime.getAsLong()));
      }
    }

    private Edge edge(DigitalStateChangeEvent<?> event, long nanos) {
      Instant at = clock.instant().minusNanos(nanoTime.getAsLong() - nanos);
      return new Edge(event.state() == DigitalState.HIGH, at, nanos);
    }

    @Override
    public boolean isHigh() throws BoardException {
      try {
        return input.isHigh();
      } catch (Pi4JException e) {
        throw faults.sentence(e);
      }
    }

    @Override
    public void close() {
      shutDown(input);
    }
  }

  private final class WireRegisters implements Registers {

    private static final int BYTES = 2;

    private final I2C device;
    private final BusFaults faults;

    WireRegisters(I2C device, BusFaults faults) {
      this.device = device;
      this.faults = faults;
    }

    @Override
    public void write(int register, int value) throws BoardException {
      try {
        device.writeRegister(register, new byte[] {(byte) (value >> 8), (byte) value}, 0, BYTES);
      } catch (Pi4JException e) {
        throw faults.sentence(e);
      }
    }

    @Override
    public int read(int register) throws BoardException {
      byte[] bytes = new byte[BYTES];
      try {
        device.readRegister(register, bytes, 0, BYTES);
      } catch (Pi4JException e) {
        throw faults.sentence(e);
      }
      return (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    }

    @Override
    public void close() {
      shutDown(device);
    }
  }
}
