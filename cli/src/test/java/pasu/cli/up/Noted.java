package pasu.cli.up;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What an element of a page that stays was, one after the other: also what it was for a moment
 * only, which a test that looks now and then may miss on a slow day.
 */
final class Noted {

  private static final String BEGIN =
      """
      ([element, facts]) => {
        window.noted = [];
        const look = () =>
          document.querySelectorAll(element).forEach(({ dataset }) => {
            const now = facts.map((fact) => dataset[fact]).join(' ');
            if (noted.at(-1) !== now) {
              noted.push(now);
            }
          });
        const wanted = { subtree: true, childList: true, attributes: true };
        new MutationObserver(look).observe(document.body, wanted);
      }
      """;

  private final Page page;

  private Noted(Page page) {
    this.page = page;
  }

  /**
   * Begins to note.
   *
   * @param facts names of the element's {@code data-} attributes
   */
  static Noted of(Page page, String element, String... facts) {
    page.evaluate(BEGIN, List.of(element, List.of(facts)));
    return new Noted(page);
  }

  /**
   * Waits until the facts are, or were at any time, as told: in their order, with spaces between.
   */
  void await(String told) {
    page.waitForFunction("(told) => noted.includes(told)", told);
  }
}
