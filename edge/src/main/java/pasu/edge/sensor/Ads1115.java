package pasu.edge.sensor;

import java.time.Duration;
import java.util.OptionalDouble;
import pasu.edge.board.BoardException;
import pasu.edge.board.Registers;
import pasu.protocol.Sentence;

/**
 * Texas Instruments' analog-to-digital converter of 16 bits, one conversion at a time, so that one
 * that lost its settings with its power gets them again (data sheet SBAS444, 8.1.3).
 *
 * <pre>
 * configuration, register 1
 * 15    1 starts a conversion; reads 1 once it is done
 * 14-12 4 + channel: that channel against ground
 * 11-9  1: full scale 4.096 V, more than a Sharp sensor gives
 *  8    1: a single conversion
 *  7-5  4: 128 samples a second, so 7.8 ms, within 10 %
 *  4-0  3: the comparator off
 * conversion, register 0: signed, 32,768 is full scale
 * </pre>
 */
final class Ads1115 implements Ranger {

  private static final Duration CONVERSION = Duration.ofMillis(9);

  private static final int MAX_CHECKS = 10;
  private static final int RESULT = 0;
  private static final int CONFIGURATION = 1;
  private static final int START_OR_DONE = 1 << 15;
  private static final int CHANNEL_AT = 12;
  private static final int AGAINST_GROUND = 4;
  private static final int THE_REST = 1 << 9 | 1 << 8 | 4 << 5 | 3;
  private static final double FULL_SCALE_VOLTS = 4.096;
  private static final double FULL_SCALE = 32_768;

  private final Registers registers;
  private final int channel;
  private final int address;
  private int checks;

  Ads1115(Registers registers, DistanceOptions options) {
    this.registers = registers;
    this.channel = options.channel();
    this.address = options.address();
  }

  @Override
  public void begin() throws BoardException {
    checks = 0;
    int input = (AGAINST_GROUND + channel) << CHANNEL_AT;
    registers.write(CONFIGURATION, START_OR_DONE | input | THE_REST);
  }

  @Override
  public Duration takes() {
    return CONVERSION;
  }

  /** In volts. */
  @Override
  public OptionalDouble reading() throws BoardException {
    if ((registers.read(CONFIGURATION) & START_OR_DONE) == 0) {
      return notYet();
    }
    return OptionalDouble.of((short) registers.read(RESULT) * FULL_SCALE_VOLTS / FULL_SCALE);
  }

  private OptionalDouble notYet() throws BoardException {
    checks++;
    if (checks > MAX_CHECKS) {
      throw new BoardException(
          Sentence.of(
              "converter-endless",
              "the converter at {address} never ends a conversion; is it an ADS1115?",
              "0x%02x".formatted(address)));
    }
    return OptionalDouble.empty();
  }

  @Override
  public void close() {
    registers.close();
  }
}
