package pasu.edge.board;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** Gives Pi4J digital inputs (ADR 30). */
final class KernelInputs extends DigitalInputProviderBase implements DigitalInputProvider {

  KernelInputs() {
    super("pasu-digital-input", "Linux GPIO character device");
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    KernelInput input = new KernelInput(this, config);
    context().registry().add(input);
    return input;
  }
}
