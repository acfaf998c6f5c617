package pasu.web.route;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/** What a URL asks for after its question mark; what is not as it must be is refused with 400. */
public final class Query {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final MultiMap values;

  Query(MultiMap values) {
    this.values = values;
  }

  public boolean has(String key) {
    return values.contains(key);
  }

  public int number(String key, int unset, int from, int to) {
    String value = values.get(key);
    if (value == null) {
      return unset;
    }
    if (!value.matches("[0-9]{1,9}")
        || Integer.parseInt(value) < from
        || Integer.parseInt(value) > to) {
      throw bad(key, "%d to %d".formatted(from, to), value);
    }
    return Integer.parseInt(value);
  }

  public @Nullable String name(String key) {
    String value = values.get(key);
    if (value != null && !NAME.matcher(value).matches()) {
      throw bad(key, "1 to 40 of a-z, 0-9 and -", value);
    }
    return value;
  }

  public @Nullable Instant instant(String key) {
    String value = values.get(key);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException e) {
      throw bad(key, "a time as 2026-11-23T09:00:00Z", value);
    }
  }

  public <E extends Enum<E>> E choice(String key, E unset) {
    return requireNonNullElse(choice(key, unset.getDeclaringClass()), unset);
  }

  public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
    String value = values.get(key);
    E[] choices = type.getEnumConstants();
    return value == null
        ? null
        : Arrays.stream(choices)
            .filter(choice -> lower(choice).equals(value))
            .findFirst()
            .orElseThrow(
                () ->
                    bad(key, "one of " + Arrays.stream(choices).map(Query::lower).toList(), value));
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Refusal bad(String key, String wanted, @Nullable String value) {
    return Refusal.badRequest(
        "value-wrong", "{field} must be {wanted}, but is \"{value}\"", key, wanted, value);
  }
}
