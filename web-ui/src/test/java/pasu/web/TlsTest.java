package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Invitation;
import pasu.protocol.KeyPin;
import pasu.protocol.clip.ClipFolder;
import pasu.web.tls.Identity;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.OwnCertificate;
import pasu.web.tls.PemFiles;

/** A gateway that speaks https. */
@ExtendWith(VertxExtension.class)
class TlsTest {

  private static final Instant START = ScriptedControlPlane.STARTED;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final LinkedBlockingQueue<Alarm> alarms = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private Vertx vertx;
  private ScriptedControlPlane controlPlane;
  private int port;

  @BeforeEach
  void start(Vertx given) throws IOException {
    vertx = given;
    BusMessages.registerCodecs(vertx.eventBus());
    controlPlane = new ScriptedControlPlane(vertx).start();
    new Bus(vertx.eventBus()).hear(Addresses.ALARMS, alarms::add).await();
    install(made("first"));
    port = deploy(files());
  }

  @Test
  void speaksHttp2ToWhoTrustsItsCertificate() throws Exception {
    HttpResponse<String> answer = get(client("first"), "/healthz");

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void isNotBelievedByWhoDoesNotTrustIt() {
    assertThatThrownBy(() -> get(HttpClient.newHttpClient(), "/healthz"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void tellsBrowsersToComeByHttpsOnly() throws Exception {
    HttpResponse<String> page = get(client("first"), "/");

    assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
  }

  @Test
  void namesTheSessionsCookieForItsHostAlone() throws Exception {
    HttpRequest signIn =
        HttpRequest.newBuilder(uri("/api/sign-in"))
            .POST(BodyPublishers.ofString("{\"token\":\"once\"}"))
            .build();

    HttpResponse<String> answer = client("first").send(signIn, BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("__Host-pasu=")
        .contains("Secure");
  }

  @Test
  void endsADownloadWhenItsSessionEnds() throws Exception {
    LargeClip.fill(ClipFolder.of(folder, CLIP));
    HttpClient client = client("first");
    InputStream download = open(client, "/api/clips/%s/video.mp4".formatted(CLIP));
    InputStream events = open(client, "/api/events");

    controlPlane.tokens.remove("viewer");
    now.set(START.plusSeconds(2));

    assertThatThrownBy(events::readAllBytes).isInstanceOf(IOException.class);
    assertThatThrownBy(download::readAllBytes).isInstanceOf(IOException.class);
  }

  private InputStream open(HttpClient client, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer viewer").build();
    HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer.body();
  }

  @Test
  void addsItsKeyToACode() throws Exception {
    Invitation invitation = invited();

    assertThat(invitation.server()).isEqualTo(uri(""));
    assertThat(invitation.admits(KeyPin.of(made("first").certificate()))).isTrue();
    assertThat(invitation.admits(KeyPin.of(made("second").certificate()))).isFalse();
  }

  @Test
  void saysInACodeWhereEdgesFindItAndNotWhereItWasAsked() throws Exception {
    URI publicUrl = URI.create("https://cams.example.org:8443");
    port = deploy(files(), publicUrl);

    assertThat(invited().server()).isEqualTo(publicUrl);
  }

  @Test
  void showsARenewedCertificateToNewConnectionsAndKeepsTheOpenOnes() throws Exception {
    HttpClient before = client("first");
    get(before, "/healthz");

    install(made("second"));

    until("second");
    assertThat(peer(get(before, "/healthz"))).isEqualTo(made("first").certificate());
  }

  @Test
  void keepsItsCertificateWhereTheNewOneIsOfNoUseAndSaysSo() throws Exception {
    Files.writeString(folder.resolve("key.pem"), "nonsense");

    Alarm told = alarms.poll(60, TimeUnit.SECONDS);

    assertThat(told.kind()).isEqualTo(Kind.CERTIFICATE);
    assertThat(told.text()).contains("the old certificate stays", "no private key");
    assertThat(peer(get(client("first"), "/healthz"))).isEqualTo(made("first").certificate());

    install(made("second"));

    while (alarms.poll(60, TimeUnit.SECONDS).raised()) {
      // It is told again with each look.
    }
    until("second");
  }

  @Test
  void saysThatItsCertificateEndsSoon() throws Exception {
    now.set(made("first").end().minus(Duration.ofDays(13)));

    assertThat(alarms.poll(60, TimeUnit.SECONDS).text()).contains("ends on", "renew it");
    HttpRequest ask =
        HttpRequest.newBuilder(uri("/api/alarms"))
            .header("Authorization", "Bearer operator")
            .build();
    assertThat(client("first").send(ask, BodyHandlers.ofString()).body())
        .contains("\"kind\":\"certificate\"");
  }

  @Test
  void doesNotStartWithACertificateOfNoUse() throws IOException {
    Files.writeString(folder.resolve("certificate.pem"), "nonsense");

    assertThatThrownBy(() -> deploy(files())).hasMessageContaining("holds no certificate in PEM");
  }

  private Invitation invited() throws Exception {
    HttpRequest add =
        HttpRequest.newBuilder(uri("/api/cameras"))
            .header("Authorization", "Bearer operator")
            .POST(BodyPublishers.ofString("{\"id\":\"gate\"}"))
            .build();
    String answer = client("first").send(add, BodyHandlers.ofString()).body();
    return Invitation.parse(new JsonObject(answer).getString("link"));
  }

  private int deploy(IdentitySource source) {
    return deploy(source, null);
  }

  private int deploy(IdentitySource source, @Nullable URI publicUrl) {
    GatewayOptions options =
        new GatewayOptions(GatewayOptions.LOOPBACK, 0, folder, source, List.of(), publicUrl);
    GatewayVerticle gateway = new GatewayVerticle(options, Rig.QUICK, LOOK, now::get);
    vertx.deployVerticle(gateway).await();
    return gateway.port();
  }

  private PemFiles files() {
    return new PemFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
  }

  private Identity made(String name) {
    return new OwnCertificate(folder.resolve(name), List.of("127.0.0.1")).current(START);
  }

  /** As tools that renew do: one file after the other. */
  private void install(Identity made) throws IOException {
    for (String name : List.of("first", "second")) {
      if (Files.exists(folder.resolve(name)) && made(name).chain().equals(made.chain())) {
        for (String file : List.of("certificate.pem", "key.pem")) {
          Files.copy(
              folder.resolve(name).resolve(file),
              folder.resolve(file),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Until who comes anew is shown that certificate. */
  private void until(String name) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      try {
        assertThat(peer(get(client(name), "/healthz"))).isEqualTo(made(name).certificate());
        return;
      } catch (IOException _) {
        vertx.timer(20).await(); // It still shows another.
      }
    }
    throw new AssertionError("the certificate is never shown");
  }

  private HttpClient client(String trusted) {
    return HttpClient.newBuilder().sslContext(Trust.in(made(trusted).certificate())).build();
  }

  private HttpResponse<String> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("https://127.0.0.1:%d%s".formatted(port, path));
  }

  private static Certificate peer(HttpResponse<?> answer) throws SSLPeerUnverifiedException {
    return answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }
}
