package pasu.protocol;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which addresses somebody wants to listen to: {@code *} stands for anything within a segment, and
 * as the last segment for all the rest.
 */
public final class AddressPattern {

  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_.*-]{1,200}");

  private final Pattern pattern;

  private AddressPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads one.
   *
   * @throws Refusal 400 when no address could match
   */
  public static AddressPattern of(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      throw Refusal.badRequest(
          "an address pattern is of letters, digits, -, _, . and *, but this is \"%s\""
              .formatted(written));
    }
    String head = written.endsWith(".*") ? written.substring(0, written.length() - 1) : written;
    String rest = head.equals(written) ? "" : ".+";
    return new AddressPattern(Pattern.compile(written.equals("*") ? ".+" : within(head) + rest));
  }

  public boolean matches(String address) {
    return pattern.matcher(address).matches();
  }

  private static String within(String head) {
    return Arrays.stream(head.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^.]*"));
  }
}
