package pasu.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Ports of the host, one for each agent, both ends included. */
public record PortRange(int first, int last) {

  private static final Pattern WORDS = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
  private static final int LOWEST = 1_024;
  private static final int HIGHEST = 65_535;

  public PortRange {
    if (first < LOWEST || last > HIGHEST || last < first) {
      throw new IllegalArgumentException(
          "ports must be two of %d to %d, the lower first, but are \"%d-%d\""
              .formatted(LOWEST, HIGHEST, first, last));
    }
  }

  /** Reads {@code 7000-7099}. */
  public static PortRange parse(String words) {
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "ports must be a range as in 7000-7099, but are \"%s\"".formatted(words));
    }
    return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** How many agents have room in it. */
  public int size() {
    return last - first + 1;
  }

  IntStream stream() {
    return IntStream.rangeClosed(first, last);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
