package pasu.bench.relay;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.cli.SpanWords;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how bad a network is. */
public final class BadnessOptions {

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "How many datagrams are lost each way, 0 to 0.95 (default: ${DEFAULT-VALUE}).")
  private double loss;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "0",
      description = "Mean length of a loss in datagrams (default: each is lost for itself).")
  private double burst;

  @Option(
      names = "--duplicate",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "How many arrive twice (default: ${DEFAULT-VALUE}).")
  private double duplicate;

  @Option(
      names = "--reorder",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "How many arrive up to 10 ms late (default: ${DEFAULT-VALUE}).")
  private double reorder;

  @Option(
      names = "--delay",
      paramLabel = "SPAN",
      defaultValue = "0s",
      converter = SpanWords.class,
      description = "How long one way takes, as in 25ms (default: ${DEFAULT-VALUE}).")
  private Duration delay = Duration.ZERO;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      defaultValue = "0",
      converter = RateWords.class,
      description = "What fits through each way, as in 20mbit or 500kbit (default: anything).")
  private long rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed loses the same datagrams (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * What was asked for.
   *
   * @throws IllegalArgumentException with the first value that is wrong
   */
  public Badness badness() {
    return new Badness(loss, burst, duplicate, reorder, delay, rate);
  }

  public long seed() {
    return seed;
  }

  /** Bits a second. */
  static final class RateWords implements ITypeConverter<Long> {

    private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(kbit|mbit)");

    @Override
    public Long convert(String words) {
      Matcher parts = RATE.matcher(words.toLowerCase(Locale.ROOT));
      if (words.equals("0")) {
        return 0L;
      }
      if (!parts.matches()) {
        throw new TypeConversionException(
            "\"%s\" is no rate; write it like 20mbit or 500kbit".formatted(words));
      }
      double unit = parts.group(2).equals("mbit") ? 1e6 : 1e3;
      return Math.round(Double.parseDouble(parts.group(1)) * unit);
    }
  }
}
