package pasu.cli.up;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options are written as. */
final class Words {

  private Words() {}

  /** A span of time: {@code 5s}, {@code 1m30s}, {@code 0.5s}. */
  static final class SpanWords implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String words) {
      try {
        return Duration.parse("PT" + words);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "\"%s\" is no span of time; write it like 5s or 1m30s".formatted(words));
      }
    }
  }
}
