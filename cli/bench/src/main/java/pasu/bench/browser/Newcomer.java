package pasu.bench.browser;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * A page of somebody who was never here: it shares nothing with other pages, keeps nothing, and is
 * gone when it is closed.
 */
public final class Newcomer implements AutoCloseable {

  private final DevTools browser;
  private final JsonObject context;
  private final DevTools page;

  private Newcomer(DevTools browser, JsonObject context, DevTools page) {
    this.browser = browser;
    this.context = context;
    this.page = page;
  }

  /**
   * Opens the page.
   *
   * @param pages a page by its id
   */
  static Newcomer come(DevTools browser, Function<String, DevTools> pages) {
    JsonObject context = browser.call("Target.createBrowserContext", new JsonObject());
    JsonObject target =
        browser.call("Target.createTarget", context.copy().put("url", "about:blank"));
    return new Newcomer(browser, context, pages.apply(target.getString("targetId")));
  }

  public DevTools page() {
    return page;
  }

  @Override
  public void close() {
    page.close();
    browser.call("Target.disposeBrowserContext", context);
    browser.close();
  }
}
