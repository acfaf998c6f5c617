package pasu.cli.role;

import pasu.docker.PortRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 7000-7099}, typed. */
final class PortRangeWords implements ITypeConverter<PortRange> {

  @Override
  public PortRange convert(String words) {
    try {
      return PortRange.parse(words);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
