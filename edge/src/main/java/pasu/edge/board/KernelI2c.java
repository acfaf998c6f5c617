package pasu.edge.board;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.Pi4JException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBus;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.edge.kernel.I2cDevice;
import pasu.edge.kernel.KernelException;

/** Pi4J's I2C device over Linux' character device: registers of whatever width. */
final class KernelI2c extends I2CBase<I2CBus> {

  private static final String ONLY_REGISTERS = "this device has registers only";

  /** Each transfer has the bus to itself already. */
  private static final class OpenBus implements I2CBus {
    @Override
    public <R> R execute(I2C device, Callable<R> action) {
      try {
        return action.call();
      } catch (Exception e) {
        throw new Pi4JException(e);
      }
    }
  }

  private @Nullable I2cDevice device;

  KernelI2c(I2CProvider provider, I2CConfig config) {
    super(provider, config, new OpenBus());
  }

  @Override
  public I2C initialize(Context context) throws InitializeException {
    super.initialize(context);
    try {
      device = new I2cDevice(config().bus(), config().device());
      isOpen = true;
    } catch (KernelException e) {
      throw new InitializeException(e);
    }
    return this;
  }

  @Override
  public I2C shutdownInternal(Context context) throws ShutdownException {
    I2cDevice open = device;
    device = null;
    if (open != null) {
      open.close();
    }
    return super.shutdownInternal(context);
  }

  @Override
  public int writeRegister(int register, byte[] bytes, int offset, int length) {
    byte[] message = new byte[1 + length];
    message[0] = (byte) register;
    System.arraycopy(bytes, offset, message, 1, length);
    return write(message, 0, message.length);
  }

  @Override
  public int writeRegister(int register, byte value) {
    return writeRegister(register, new byte[] {value}, 0, 1);
  }

  @Override
  public int readRegister(int register, byte[] into, int offset, int length) {
    try {
      Objects.requireNonNull(device).readRegister(register, into, offset, length);
      return length;
    } catch (KernelException e) {
      throw new Pi4JException(e);
    }
  }

  @Override
  public int readRegister(int register) {
    byte[] one = new byte[1];
    readRegister(register, one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    try {
      Objects.requireNonNull(device).write(Arrays.copyOfRange(bytes, offset, offset + length));
      return length;
    } catch (KernelException e) {
      throw new Pi4JException(e);
    }
  }

  @Override
  public int write(byte value) {
    return write(new byte[] {value}, 0, 1);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException(ONLY_REGISTERS);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    throw new UnsupportedOperationException(ONLY_REGISTERS);
  }

  @Override
  public int writeRegister(byte[] register, byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException(ONLY_REGISTERS);
  }

  @Override
  public int readRegister(byte[] register, byte[] into, int offset, int length) {
    throw new UnsupportedOperationException(ONLY_REGISTERS);
  }
}
