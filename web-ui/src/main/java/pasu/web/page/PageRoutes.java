package pasu.web.page;

import static pasu.web.route.Access.ANONYMOUS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import pasu.protocol.Refusal;
import pasu.web.route.Exchange;
import pasu.web.route.Problem;
import pasu.web.route.Row;

/**
 * The page's files, from the class path, and the API's description. Anybody may have them: they say
 * nothing about a camera. Read once each; the class path does not change. What the index links to
 * is below an address that names its content; every file also has its plain address.
 */
public final class PageRoutes {

  private static final String ROOT = "webroot";
  private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private final Vertx vertx;
  private final Future<Webroot> webroot;
  private final Map<String, PageFile> files = new HashMap<>();

  public PageRoutes(Vertx vertx) {
    this.vertx = vertx;
    this.webroot = vertx.executeBlocking(Webroot::read).map(Objects::requireNonNull);
  }

  /** The catch-all comes last: it must not hide a route. */
  public List<Row> rows() {
    return List.of(
        Row.get("/openapi.yaml", ANONYMOUS, exchange -> send(exchange, "openapi.yaml")),
        Row.get("/", ANONYMOUS, this::index),
        Row.get("/sign-in", ANONYMOUS, this::index),
        Row.get("/*", ANONYMOUS, this::file));
  }

  private Future<?> index(Exchange exchange) {
    boolean known =
        exchange.request().cookies().stream().anyMatch(cookie -> cookie.getName().endsWith("pasu"));
    Language language = Language.of(exchange.request().getHeader("Accept-Language"));
    return webroot.compose(root -> root.index(known, language).send(exchange));
  }

  private Future<?> file(Exchange exchange) {
    return webroot.compose(
        root -> {
          PageFile kept = root.file(exchange.path());
          return kept != null ? kept.send(exchange) : plain(exchange);
        });
  }

  private Future<Void> plain(Exchange exchange) {
    return NAME.matcher(exchange.path()).matches()
        ? send(exchange, ROOT + exchange.path())
        : Future.failedFuture(absent(exchange));
  }

  private Future<Void> send(Exchange exchange, String name) {
    return load(name)
        .recover(_ -> Future.failedFuture(absent(exchange)))
        .compose(file -> file.send(exchange));
  }

  private Future<PageFile> load(String name) {
    PageFile known = files.get(name);
    return known != null
        ? Future.succeededFuture(known)
        : vertx
            .fileSystem()
            .readFile(name)
            .map(bytes -> PageFile.of(name, bytes))
            .onSuccess(file -> files.put(name, file));
  }

  private static Refusal absent(Exchange exchange) {
    return Problem.nothingAt(exchange.path());
  }
}
