package pasu.cli.up;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;

/**
 * What Caddy is to a Pasu behind it: takes the https off, says so, passes WebSockets on, and lets
 * go of what nobody waits for any more.
 */
final class HttpsProxy implements AutoCloseable {

  /** More than there ever are, so that no request waits for another. */
  private static final int MAX_CONNECTIONS = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
  private final int backend;
  private final HttpServer server;

  private HttpsProxy(int backend, Path certificate) {
    this.backend = backend;
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(certificate.resolve("certificate.pem").toString())
                            .setKeyPath(certificate.resolve("key.pem").toString())))
            .requestHandler(this::pass)
            .listen(0, "127.0.0.1")
            .await();
  }

  /** Stands before what listens at a port of this machine, or will. */
  static HttpsProxy before(int port, Path certificate) {
    return new HttpsProxy(port, certificate);
  }

  int port() {
    return server.actualPort();
  }

  private void pass(HttpServerRequest request) {
    request.pause();
    RequestOptions wish =
        new RequestOptions()
            .setMethod(request.method())
            .setHost("127.0.0.1")
            .setPort(backend)
            .setURI(request.uri())
            .setHeaders(HttpHeaders.headers().setAll(request.headers()));
    http.request(wish)
        .compose(onward -> pass(request, onward))
        .onFailure(failure -> fail(request.response(), failure));
  }

  private static Future<?> pass(HttpServerRequest request, HttpClientRequest onward) {
    request.response().closeHandler(_ -> onward.reset());
    onward
        .exceptionHandler(_ -> {}) // The answer fails, too.
        .authority(request.authority())
        .putHeader("X-Forwarded-Proto", "https")
        .putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
    return request.headers().contains(HttpHeaders.UPGRADE)
        ? onward.connect().compose(answer -> upgrade(answer, request))
        : onward
            .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE) // The next has one of its own.
            .send(request)
            .compose(answer -> back(answer, request.response()));
  }

  private static Future<?> back(HttpClientResponse answer, HttpServerResponse response) {
    response.setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
    response.headers().remove(HttpHeaders.CONNECTION);
    return answer.pipeTo(response);
  }

  /** From here on both sides say what they like, until either is gone. */
  private static Future<?> upgrade(HttpClientResponse answer, HttpServerRequest request) {
    if (answer.statusCode() != HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
      return back(answer, request.response());
    }
    NetSocket inner = answer.netSocket();
    inner.pause();
    request.response().headers().setAll(answer.headers());
    return request
        .toNetSocket()
        .compose(outer -> Future.join(inner.pipeTo(outer), outer.pipeTo(inner)));
  }

  private static void fail(HttpServerResponse response, Throwable failure) {
    if (response.headWritten()) {
      response.reset();
    } else {
      response.setStatusCode(HttpResponseStatus.BAD_GATEWAY.code()).end(failure.toString());
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
