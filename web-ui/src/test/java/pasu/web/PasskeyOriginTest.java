package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;

/** Pages that add a passkey, each at the host of its origin, as the door wants it. */
@ExtendWith(VertxExtension.class)
class PasskeyOriginTest {

  @TempDir Path clips;

  private Vertx vertx;
  private Rig rig;

  @BeforeEach
  void start(Vertx shared) {
    vertx = shared;
    rig = Rig.start(vertx, clips);
    new Bus(vertx.eventBus())
        .answer(Addresses.NEW_PASSKEYS, _ -> Future.succeededFuture(new Stored()))
        .await();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cams.example.org:8443, https://cams.example.org:9999",
    "https://cams.example.org:8443, https://cams.example.org",
    "https://cams.example.org:8443, http://cams.example.org:8443",
    "https://Cams.example.org, https://cams.example.org:9999",
  })
  void refusesAnotherPageAtTheNameThatItWasSaidToHave(String ours, String page) {
    HttpClientResponse answer = add(ours, page);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body().await().toJsonObject().getString("detail")).contains(ours, page);
  }

  @ParameterizedTest
  @CsvSource({
    "https://cams.example.org:8443, https://cams.example.org:8443",
    "https://Cams.example.org:443, https://cams.example.org",
    "http://localhost, http://localhost:80",
    "https://192.0.2.7:8443, https://cams.example.org:8443",
    ", https://cams.example.org:9999",
  })
  void takesItsOwnPageAndThoseAtOtherNames(String ours, String page) {
    assertThat(add(ours, page).statusCode()).isEqualTo(204);
  }

  private HttpClientResponse add(String ours, String page) {
    URI publicUrl = ours == null ? null : URI.create(ours);
    GatewayOptions options =
        new GatewayOptions(GatewayOptions.LOOPBACK, 0, clips, null, List.of(), publicUrl);
    GatewayVerticle gateway = new GatewayVerticle(options, rig.now::get);
    vertx.deployVerticle(gateway).await();
    HttpClient http = vertx.createHttpClient();
    return http.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/me/passkeys")
        .compose(
            request ->
                request
                    .authority(HostAndPort.parseAuthority(URI.create(page).getAuthority(), -1))
                    .putHeader("Origin", page)
                    .putHeader("Authorization", "Bearer operator")
                    .send(Buffer.buffer("{\"title\":\"Phone\",\"credential\":{}}")))
        .compose(answer -> answer.body().map(answer))
        .await();
  }
}
