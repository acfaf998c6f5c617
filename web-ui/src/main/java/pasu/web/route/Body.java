package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
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
      throw Refusal.badRequest("the body must be a JSON object, but is not");
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(413, "the body must be at most %d bytes".formatted(LIMIT_BYTES));
  }
}
