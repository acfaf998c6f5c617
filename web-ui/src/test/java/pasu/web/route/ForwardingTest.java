package pasu.web.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pasu.protocol.NetworkRange;

@ExtendWith(VertxExtension.class)
class ForwardingTest {

  /** HTTP/1.1 and HTTP/2 keep their headers in different classes. */
  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void believesNobodyByItself(HttpVersion version, Vertx vertx) {
    assertThat(seen(vertx, version, List.of(), "203.0.113.9", "https"))
        .isEqualTo("127.0.0.1 plain null null");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void believesATrustedProxy(HttpVersion version, Vertx vertx) {
    assertThat(seen(vertx, version, List.of("127.0.0.0/8"), "203.0.113.9", "https"))
        .isEqualTo("203.0.113.9 secure 203.0.113.9 https");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void believesOnlyWhatTheTrustedOnesAdded(HttpVersion version, Vertx vertx) {
    List<String> proxies = List.of("127.0.0.1", "10.0.0.0/8");

    assertThat(seen(vertx, version, proxies, "8.8.8.8, 203.0.113.9, 10.1.2.3", "https, http"))
        .isEqualTo("203.0.113.9 plain 203.0.113.9 http");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void takesTheProxyItselfWhereItNamesNobody(HttpVersion version, Vertx vertx) {
    assertThat(seen(vertx, version, List.of("127.0.0.1"), "", ""))
        .isEqualTo("127.0.0.1 plain null null");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void takesOnlyAnAddressForOne(HttpVersion version, Vertx vertx) {
    assertThat(seen(vertx, version, List.of("127.0.0.1"), "203.0.113.9, unknown", "https"))
        .isEqualTo("127.0.0.1 secure null https");
  }

  private static String seen(
      Vertx vertx, HttpVersion version, List<String> proxies, String from, String scheme) {
    Forwarding forwarding = new Forwarding(proxies.stream().map(NetworkRange::parse).toList());
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  forwarding.clean(request);
                  request
                      .response()
                      .end(
                          String.join(
                              " ",
                              Stream.of(
                                      Forwarding.client(request),
                                      Forwarding.isSecure(request) ? "secure" : "plain",
                                      request.getHeader("X-Forwarded-For"),
                                      request.getHeader("X-Forwarded-Proto"))
                                  .map(String::valueOf)
                                  .toList()));
                })
            .listen(0, "127.0.0.1")
            .await();
    HttpClient client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(version));
    return client
        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
        .compose(
            request ->
                request
                    .putHeader("X-Forwarded-For", from)
                    .putHeader("X-Forwarded-Proto", scheme)
                    .send())
        .compose(response -> response.body())
        .await()
        .toString();
  }
}
