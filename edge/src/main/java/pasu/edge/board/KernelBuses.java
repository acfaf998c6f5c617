package pasu.edge.board;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;

/** Gives Pi4J devices on I2C buses (ADR 30). */
final class KernelBuses extends I2CProviderBase implements I2CProvider {

  KernelBuses() {
    super("pasu-i2c", "Linux I2C character device");
  }

  @Override
  public I2C create(I2CConfig config) {
    KernelI2c device = new KernelI2c(this, config);
    context().registry().add(device);
    return device;
  }
}
