package pasu.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, in columns as wide as their widest value, two spaces apart. */
final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row of as many values as there are headings. */
  Table row(Object... values) {
    if (values.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "%d values under %d headings".formatted(values.length, rows.getFirst().size()));
    }
    rows.add(IntStream.range(0, values.length).mapToObj(i -> String.valueOf(values[i])).toList());
    return this;
  }

  /** The table, one line each. */
  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String value = row.get(column);
      line.append(value).repeat(' ', widths[column] - width(value)).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Columns of a terminal: Hangul, Han and Kana take two each. */
  static int width(String text) {
    return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  private static boolean isWide(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }
}
