package pasu.cli.up;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;

/** What Caddy is to a Pasu behind it: takes the https off, and says so. Passes no WebSockets on. */
final class HttpsProxy implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = vertx.createHttpClient();
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
            .setHeaders(request.headers());
    http.request(wish)
        .compose(onward -> pass(request, onward))
        .onFailure(failure -> request.response().setStatusCode(502).end(failure.toString()));
  }

  private static Future<?> pass(HttpServerRequest request, HttpClientRequest onward) {
    onward
        .authority(request.authority())
        .putHeader("X-Forwarded-Proto", "https")
        .putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
    return onward.send(request).compose(answer -> back(answer, request));
  }

  private static Future<?> back(HttpClientResponse answer, HttpServerRequest request) {
    request.response().setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
    return answer.pipeTo(request.response());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
