package pasu.cli.up;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe-core has against a page as it is now, by WCAG 2.2 AA. */
final class Axe {

  private static final String CHECK =
      """
      () => axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`)))
      """;

  private Axe() {}

  @SuppressWarnings("unchecked") // The script answers with texts.
  static List<String> complaints(Page page) {
    try {
      page.evaluate(Files.readString(Path.of(System.getProperty("axe.script"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<String>) page.evaluate(CHECK);
  }
}
