package pasu.web.route;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.protocol.Wording;

/**
 * An error as RFC 9457 writes it. What is not a {@link Refusal} is our own fault: it is logged, and
 * the caller learns nothing of the inside.
 */
public record Problem(int status, Sentence detail) {

  private static final Logger log = LoggerFactory.getLogger(Problem.class);

  private static final String TYPE = "application/problem+json";

  private static final Sentence INTERNAL =
      Sentence.of("went-wrong", "something went wrong inside; the server's log says what");

  /** Answers what the router itself found wrong, or what a handler threw. */
  static void answer(RoutingContext context) {
    Throwable failure = context.failure();
    answer(context, failure != null ? failure : ofRouter(context));
  }

  /** Answers a failure, unless the caller is gone or already has half an answer. */
  public static void answer(RoutingContext context, Throwable failure) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    Problem problem = of(failure);
    if (problem.status() == 500) {
      log.error(
          "request failed method={} path={}",
          context.request().method(),
          context.request().path(),
          failure);
    }
    if (response.headWritten()) {
      response.reset(); // A truncated answer must not look whole.
      return;
    }
    problem.write(context);
  }

  static Problem of(@Nullable Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() > 400 - 1 && refusal.code() < 600
        ? new Problem(refusal.code(), refusal.code() == 500 ? INTERNAL : refusal.sentence())
        : new Problem(500, INTERNAL);
  }

  private static Refusal ofRouter(RoutingContext context) {
    int status = context.statusCode() < 400 ? 404 : context.statusCode();
    try {
      return status == 404
          ? nothingAt(context.normalizedPath())
          : notUnderstood(status, HttpResponseStatus.valueOf(status).reasonPhrase());
    } catch (IllegalArgumentException e) { // Of a path that is none.
      return notUnderstood(400, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal notUnderstood(int status, String why) {
    return new Refusal(status, "not-understood", "the request cannot be understood: {why}", why);
  }

  /** Answers what could not be read, or is longer than anybody's request; the status. */
  public static int answerUnreadable(HttpServerRequest request) {
    HttpResponseStatus status =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
          case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
          case null, default -> HttpResponseStatus.BAD_REQUEST;
        };
    Problem problem = of(notUnderstood(status.code(), status.reasonPhrase()));
    request
        .response()
        .setStatusCode(status.code())
        .putHeader("Connection", "close")
        .putHeader("Content-Type", TYPE)
        .end(problem.json().toBuffer());
    return status.code();
  }

  /** Said of a path that is none of ours. */
  public static Refusal nothingAt(String path) {
    return Refusal.notFound("nothing-there", "nothing is at {path}", path);
  }

  private void write(RoutingContext context) {
    HttpServerResponse response = context.response().setStatusCode(status);
    response.headers().remove("Content-Length"); // Of what could not be sent.
    switch (status) {
      case 401 -> response.putHeader("WWW-Authenticate", "Bearer realm=\"pasu\"");
      case 413 -> response.putHeader("Connection", "close");
      case 503 -> addRetryAfter(response.headers());
      default -> {}
    }
    response
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Type", TYPE)
        .end(json().toBuffer());
    Body.discard(context.request());
  }

  /** Unless somebody knows better when. */
  private static void addRetryAfter(MultiMap headers) {
    if (!headers.contains("Retry-After")) {
      headers.set("Retry-After", "2");
    }
  }

  private JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("status", status)
            .put("detail", detail.text());
    Wording wording = detail.wording();
    return wording == null
        ? json
        : json.put("code", wording.sentence())
            .put("values", new JsonObject(Map.copyOf(wording.values())));
  }
}
