package pasu.web.route;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/**
 * One route: what is called how, and who may.
 *
 * @param path as OpenAPI writes it: {@code /api/clips/{id}}; a {@code *} at its end is any rest
 * @param withHead whether HEAD is answered too, with the same action
 */
public record Row(HttpMethod method, String path, Access access, boolean withHead, Action action) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** A GET whose answer ends, hence also to be had as HEAD. */
  public static Row get(String path, Access access, Action action) {
    return new Row(HttpMethod.GET, path, access, true, action);
  }

  /** A GET whose answer goes on: events, live pictures, WebSockets. */
  public static Row stream(String path, Access access, Action action) {
    return new Row(HttpMethod.GET, path, access, false, action);
  }

  /** What changes something. */
  public static Row change(HttpMethod method, String path, Access access, Action action) {
    return new Row(method, path, access, false, action);
  }

  /** The path as Vert.x Web writes it. */
  String routerPath() {
    return PARAMETER.matcher(path).replaceAll(":$1");
  }

  boolean isCatchAll() {
    return path.endsWith("*");
  }

  boolean matches(String requested) {
    String expression = PARAMETER.matcher(path.replace(".", "\\.")).replaceAll("[^/]+");
    return requested.matches(expression.replace("*", ".*"));
  }
}
