package pasu.bench.failover;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault as it is typed: {@code agent-killed}. */
final class FaultWords implements ITypeConverter<Fault> {
  @Override
  public Fault convert(String typed) {
    try {
      return Fault.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
