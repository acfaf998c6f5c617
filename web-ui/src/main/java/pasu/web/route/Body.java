package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/** The body of a request, never more of it than the limit. */
public final class Body {

  /** Many times what any of our bodies needs. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private Body() {}

  static Future<Buffer> read(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    request.exceptionHandler(whole::tryFail);
    request.endHandler(_ -> whole.tryComplete(read));
    request.handler(
        chunk -> {
          if (read.length() + chunk.length() > LIMIT_BYTES) {
            request.handler(_ -> {});
            whole.tryFail(tooLarge());
          } else {
            read.appendBuffer(chunk);
          }
        });
    request.resume();
    return whole.future();
  }

  static void discard(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.resume();
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws Refusal 400 when it is none
   */
  public static JsonObject json(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException e) {
      throw Refusal.badRequest("not-json", "the body must be a JSON object, but is not");
    }
  }

  /**
   * Reads a JSON object of no other fields than these.
   *
   * @throws Refusal 400 when it is none, or has others
   */
  public static JsonObject only(Buffer body, String... fields) {
    JsonObject object = json(body);
    Set<String> unknown = new TreeSet<>(object.fieldNames());
    List.of(fields).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw Refusal.badRequest(
          "unknown-fields",
          "the body may have {known}, but not {unknown}",
          List.of(fields),
          unknown);
    }
    return object;
  }

  /**
   * A field that is a text, or is not there.
   *
   * @throws Refusal 400 when it is something else
   */
  public static @Nullable String text(JsonObject object, String field) {
    Object value = object.getValue(field);
    if (value != null && !(value instanceof String)) {
      throw Refusal.badRequest(
          "text-wanted", "{field} must be a text, but is {value}", field, value);
    }
    return (String) value;
  }

  /**
   * A field that is a whole number, or is not there.
   *
   * @throws Refusal 400 when it is something else
   */
  public static @Nullable Integer number(JsonObject object, String field) {
    Object value = object.getValue(field);
    if (value != null && !(value instanceof Integer)) {
      throw Refusal.badRequest(
          "number-wanted", "{field} must be a whole number, but is {value}", field, value);
    }
    return (Integer) value;
  }

  /**
   * A field that is true or false, or is not there.
   *
   * @throws Refusal 400 when it is something else
   */
  public static @Nullable Boolean claim(JsonObject object, String field) {
    Object value = object.getValue(field);
    if (value != null && !(value instanceof Boolean)) {
      throw Refusal.badRequest(
          "claim-wanted", "{field} must be true or false, but is {value}", field, value);
    }
    return (Boolean) value;
  }

  /**
   * A field that is a text.
   *
   * @throws Refusal 400 when it is not there, or something else
   */
  public static String required(JsonObject object, String field) {
    String text = text(object, field);
    if (text == null) {
      throw Refusal.badRequest("field-missing", "the field \"{field}\" is missing", field);
    }
    return text;
  }

  private static Refusal tooLarge() {
    return new Refusal(413, "too-large", "the body must be at most {bytes} bytes", LIMIT_BYTES);
  }
}
