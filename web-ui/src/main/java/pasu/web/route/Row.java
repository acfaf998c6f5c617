package pasu.web.route;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import pasu.protocol.Refusal;

/**
 * One route: what is called how, and who may.
 *
 * @param path as OpenAPI writes it: {@code /api/clips/{id}}; a {@code *} at its end is any rest
 * @param withHead whether HEAD is answered too, with the same action
 * @param queries what may stand after the question mark
 * @param noted whether it is kept who called
 */
public record Row(
    HttpMethod method,
    String path,
    Access access,
    boolean withHead,
    Set<String> queries,
    boolean noted,
    Action action) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String API = "/api/";

  /** A GET whose answer ends, hence also to be had as HEAD. */
  public static Row get(String path, Access access, Action action) {
    return new Row(HttpMethod.GET, path, access, true, Set.of(), false, action);
  }

  /** A GET whose answer goes on: events, live pictures, WebSockets. */
  public static Row stream(String path, Access access, Action action) {
    return new Row(HttpMethod.GET, path, access, false, Set.of(), false, action);
  }

  /** What changes something; it is kept who did. */
  public static Row change(HttpMethod method, String path, Access access, Action action) {
    return new Row(method, path, access, false, Set.of(), true, action);
  }

  /** The same, with these allowed after the question mark. */
  public Row asking(String... names) {
    return new Row(method, path, access, withHead, Set.of(names), noted, action);
  }

  /** The same, and it is kept who looked. */
  public Row noting() {
    return new Row(method, path, access, withHead, queries, true, action);
  }

  /** The same, but nobody need know. */
  public Row quiet() {
    return new Row(method, path, access, withHead, queries, false, action);
  }

  /** Whether strangers may call, too. */
  public boolean isForAnybody() {
    return access == Access.ANONYMOUS;
  }

  /** Whether it only shows something. */
  boolean reads() {
    return method.equals(HttpMethod.GET);
  }

  /** Where a viewer's or owner's role has to be for this; an operator's is everywhere. */
  public Scope scope() {
    return access == Access.VIEWER || access == Access.OWNER ? Scope.of(path) : Scope.NOTHING;
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

  /** Refuses with 400 what the API does not know; the page's files take anything. */
  void refuseUnknown(Set<String> asked) {
    TreeSet<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(queries);
    if (path.startsWith(API) && !unknown.isEmpty()) {
      throw Refusal.badRequest(
          "unknown-query", "{path} knows {known}, but not {unknown}", path, allowed(), unknown);
    }
  }

  private String allowed() {
    return queries.isEmpty() ? "no query" : "the queries " + new TreeSet<>(queries);
  }
}
