package pasu.protocol;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told: in English, and, where somebody may say it in another language, what it
 * says (ADR 55).
 *
 * @param wording null where it is said in English only
 */
public record Sentence(String text, @Nullable Wording wording) {

  /** Begins what a sentence says, behind its text: RFC 7464's mark before a JSON text. */
  private static final char SAYS = '\u001e';

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** One that is said in English only. */
  public static Sentence plain(@Nullable String text) {
    return new Sentence(String.valueOf(text), null);
  }

  /**
   * Makes one.
   *
   * @param code as in {@link Wording}
   * @param template with a {@code {name}} for each of the values, in their order
   */
  public static Sentence of(String code, String template, @Nullable Object... values) {
    Map<String, String> named = new LinkedHashMap<>();
    Iterator<@Nullable Object> next = Arrays.asList(values).iterator();
    String text =
        filled(
            template,
            place -> {
              String value = String.valueOf(next.next());
              named.put(place, value);
              return value;
            });
    return new Sentence(text, new Wording(code, named));
  }

  /** A template with each of its places filled, once: what a value contains is no place. */
  static String filled(String template, UnaryOperator<String> valueOf) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(valueOf.apply(place.group(1))));
  }

  /** What a failure says to people. */
  public static Sentence of(Throwable failure) {
    return failure instanceof Telling telling ? telling.sentence() : plain(failure.getMessage());
  }

  /** Both as one text, which begins with the sentence itself. */
  String written() {
    return wording == null ? text : text + SAYS + BusMessages.toJson(wording);
  }

  /** Reads what {@link #written} wrote; anything else is a sentence in English. */
  static Sentence read(String written) {
    int mark = written.lastIndexOf(SAYS);
    if (mark < 0) {
      return plain(written);
    }
    try {
      Wording wording = BusMessages.fromJson(written.substring(mark + 1), Wording.class);
      return new Sentence(written.substring(0, mark), wording);
    } catch (IllegalArgumentException _) {
      return plain(written);
    }
  }
}
