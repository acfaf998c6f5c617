package pasu.cli.client;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A QR code of characters, two rows a line. Light is what is drawn, for terminals are dark; most
 * scanners read it on a light one, too.
 */
final class QrBlocks {

  /** Half of what the standard wants suffices for scanners, and for narrow terminals. */
  private static final int MARGIN = 2;

  private QrBlocks() {}

  /**
   * Draws one.
   *
   * @param rows 1 for each dark module and 0 for each light one
   */
  static String of(List<String> rows) {
    List<String> all = withMargin(rows);
    return IntStream.iterate(0, y -> y < all.size(), y -> y + 2)
        .mapToObj(y -> line(all.get(y), y + 1 < all.size() ? all.get(y + 1) : null))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> withMargin(List<String> rows) {
    String side = "0".repeat(MARGIN);
    List<String> light =
        Collections.nCopies(MARGIN, "0".repeat(rows.getFirst().length() + 2 * MARGIN));
    return Stream.of(light, rows.stream().map(row -> side + row + side).toList(), light)
        .flatMap(List::stream)
        .toList();
  }

  private static String line(String upper, @Nullable String lower) {
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < upper.length(); x++) {
      boolean above = upper.charAt(x) == '0';
      boolean below = lower != null && lower.charAt(x) == '0';
      line.append(above ? (below ? '█' : '▀') : (below ? '▄' : ' '));
    }
    return line.toString();
  }
}
