package pasu.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time as options write it: {@code 25ms}, {@code 5s}, {@code 1m30s}, {@code 0.5s}. */
public final class SpanWords implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String words) {
    try {
      return words.matches("\\d{1,9}ms")
          ? Duration.ofMillis(Long.parseLong(words.substring(0, words.length() - 2)))
          : Duration.parse("PT" + words);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "\"%s\" is no span of time; write it like 25ms, 5s or 1m30s".formatted(words));
    }
  }
}
