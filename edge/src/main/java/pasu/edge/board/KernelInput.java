package pasu.edge.board;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.Pi4JException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pasu.edge.kernel.GpioLine;
import pasu.edge.kernel.KernelException;

/**
 * Pi4J's digital input over Linux' character device. A platform thread of its own waits for edges;
 * it dispatches {@link EdgeEvent}s, and once an event of unknown state when the line is lost. It
 * does not debounce.
 */
final class KernelInput extends DigitalInputBase {

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private @Nullable GpioLine line;
  private @Nullable Thread watcher;

  KernelInput(DigitalInputProvider provider, DigitalInputConfig config) {
    super(provider, config);
  }

  @Override
  public DigitalInput initialize(Context context) throws InitializeException {
    super.initialize(context);
    DigitalInputConfig wish = config();
    String chip = "/dev/gpiochip" + wish.bus();
    try {
      GpioLine opened = new GpioLine(chip, wish.bcm(), bias(wish));
      line = opened;
      watcher = Thread.ofPlatform().daemon().name("gpio-" + wish.bcm()).start(() -> watch(opened));
    } catch (KernelException e) {
      throw new InitializeException(e);
    }
    return this;
  }

  private static GpioLine.Bias bias(DigitalInputConfig config) {
    return switch (config.pull()) {
      case PULL_UP -> GpioLine.Bias.UP;
      case PULL_DOWN -> GpioLine.Bias.DOWN;
      case OFF -> GpioLine.Bias.NONE;
    };
  }

  private void watch(GpioLine opened) {
    try {
      for (GpioLine.Edge edge = opened.next(); edge != null; edge = opened.next()) {
        dispatch(new EdgeEvent(this, edge));
      }
    } catch (KernelException e) {
      dispatch(new DigitalStateChangeEvent<DigitalInput>(this, DigitalState.UNKNOWN));
    }
  }

  @Override
  public DigitalState state() {
    try {
      return Objects.requireNonNull(line).isHigh() ? DigitalState.HIGH : DigitalState.LOW;
    } catch (KernelException e) {
      throw new Pi4JException(e);
    }
  }

  @Override
  public DigitalInput shutdownInternal(Context context) throws ShutdownException {
    GpioLine open = line;
    Thread waiting = watcher;
    line = null;
    if (open != null && waiting != null) {
      close(open, waiting);
    }
    return super.shutdownInternal(context);
  }

  private static void close(GpioLine open, Thread waiting) {
    try {
      open.stop();
      if (waiting.join(FAREWELL)) {
        open.close(); // Else it stays open: closing what a thread waits for is worse.
      }
    } catch (KernelException e) {
      throw new ShutdownException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
