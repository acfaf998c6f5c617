package pasu.web.site;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula
 * gets an apostrophe before it, which makes it a text there.
 */
final class Csv {

  static final String TYPE = "text/csv; charset=utf-8; header=present";

  private static final String LINE_END = "\r\n";
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r\\n＝＋－＠-].*", Pattern.DOTALL);
  private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

  private final StringBuilder lines = new StringBuilder();

  Csv(String... headings) {
    row(List.of(headings));
  }

  /** Adds a row of as many values as there are headings. */
  Csv row(Object... values) {
    row(Arrays.asList(values));
    return this;
  }

  private void row(List<?> values) {
    lines.append(values.stream().map(Csv::field).collect(Collectors.joining(","))).append(LINE_END);
  }

  private static String field(Object value) {
    String text = value instanceof Number ? value.toString() : harmless(value.toString());
    return SPECIAL.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The whole table. */
  @Override
  public String toString() {
    return lines.toString();
  }
}
