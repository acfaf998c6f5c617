package pasu.edge.option;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Options in words, {@code name=value}, separated by commas, each at most once, in any order. */
public final class NamedValues {

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Understands them.
   *
   * @param known an example of each, such as {@code rate=15}
   * @throws IllegalArgumentException with what is not known or said twice
   */
  public NamedValues(List<String> words, List<String> known) {
    for (String word : words) {
      String name = nameOf(word);
      if (known.stream().noneMatch(example -> nameOf(example).equals(name))) {
        throw new IllegalArgumentException(
            "option \"%s\" is not known; known are %s".formatted(word, String.join(", ", known)));
      }
      if (values.put(name, word.substring(word.indexOf('=') + 1)) != null) {
        throw new IllegalArgumentException("option \"%s\" is said twice".formatted(name));
      }
    }
  }

  private static String nameOf(String word) {
    return word.substring(0, Math.max(0, word.indexOf('=')));
  }

  /** What is said of one, understood; else its default. */
  public <T extends @Nullable Object> T get(
      String name, T otherwise, Function<String, T> understanding) {
    String value = values.get(name);
    return value == null ? otherwise : understanding.apply(value);
  }

  /** A whole number within bounds. */
  public int number(String name, int otherwise, int from, int to) {
    return get(name, otherwise, value -> number(name, value, from, to));
  }

  /** A number within bounds. */
  public double decimal(String name, double otherwise, double from, double to) {
    return get(name, otherwise, value -> decimal(name, value, from, to));
  }

  /** One of some words. */
  public <T> T choice(String name, T otherwise, Map<String, T> choices) {
    return get(
        name,
        otherwise,
        value -> {
          T chosen = choices.get(value);
          if (chosen == null) {
            throw new IllegalArgumentException(
                "%s must be %s, but is \"%s\""
                    .formatted(name, String.join(" or ", choices.keySet()), value));
          }
          return chosen;
        });
  }

  /** Understands a whole number within bounds. */
  public static int number(String name, String value, int from, int to) {
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw outOfBounds(name, value, from, to);
  }

  private static double decimal(String name, String value, double from, double to) {
    try {
      double number = Double.parseDouble(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw outOfBounds(name, value, from, to);
  }

  private static IllegalArgumentException outOfBounds(
      String name, String value, Number from, Number to) {
    return new IllegalArgumentException(
        "%s must be %s to %s, but is \"%s\"".formatted(name, plain(from), plain(to), value));
  }

  /** A number as people write it: 0.0005, not 5.0E-4; 10, not 10.0. */
  public static String plain(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }
}
