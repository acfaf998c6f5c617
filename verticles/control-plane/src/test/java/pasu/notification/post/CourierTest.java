package pasu.notification.post;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.control.Samples;
import pasu.notification.post.Courier.Patience;
import pasu.protocol.NetworkRange;
import pasu.protocol.Refusal;

@ExtendWith(VertxExtension.class)
class CourierTest {

  /** One connection, and all else soon. */
  private static final Patience IMPATIENT =
      new Patience(1, Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMillis(10));

  private static final Duration NEWS = Duration.ofSeconds(2);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Future<Receipt>> later = new AtomicReference<>();
  private final AtomicReference<Instant> opens = new AtomicReference<>(Instant.MIN);
  private final AtomicInteger unknown = new AtomicInteger();
  private String address = "127.0.0.1";
  private List<NetworkRange> near = List.of();
  private Vertx vertx;
  private int port;
  private Courier courier;

  @BeforeEach
  void start(Vertx vertx) {
    HttpServerOptions plain = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    HttpServer server = vertx.createHttpServer(plain).requestHandler(this::answer);
    port = server.listen(0, "127.0.0.1").await().actualPort();
    this.vertx = vertx;
    courier = courier(() -> Samples.NOON);
  }

  private Courier courier(InstantSource clock) {
    return new Courier(vertx, null, this::lookUp, () -> near, IMPATIENT, clock);
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    if (unknown.getAndDecrement() > 0) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.ofLiteral(address)};
  }

  private void answer(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    asked.add(path);
    switch (path) {
      case "/elsewhere" ->
          request.response().setStatusCode(307).putHeader("Location", "/taken").end();
      case "/busy" -> request.response().setStatusCode(429).putHeader("Retry-After", "0").end();
      case "/closed" ->
          request.response().setStatusCode(503).putHeader("Retry-After", "3600").end();
      case "/minute" -> request.response().setStatusCode(429).putHeader("Retry-After", "60").end();
      case "/rests" -> rest(request);
      case "/hangs" -> {}
      case "/overtaken" -> overtake(request);
      default -> request.response().setStatusCode(201).end();
    }
  }

  @Test
  void posts() {
    assertThat(post("/taken", false).isTaken()).isTrue();
  }

  @Test
  void doesNotTryAgainWhatALaterLetterHasTakenThePlaceOf() throws Exception {
    Receipt receipt = courier.post(letter("/overtaken", "beginning")).await(20, SECONDS);

    assertThat(receipt.isTaken()).isTrue();
    assertThat(later.get().await(20, SECONDS).isTaken()).isTrue();
    assertThat(asked).containsExactly("/overtaken", "/overtaken");
  }

  /** Refuses the beginning once the end is on its way, which it takes. */
  private void overtake(HttpServerRequest request) {
    boolean isEnd = "end".equals(request.getHeader("Says"));
    if (!isEnd) {
      later.set(courier.post(letter("/overtaken", "end")));
    }
    request.response().setStatusCode(isEnd ? 201 : 503).end();
  }

  private Letter letter(String path, String says) {
    Letter plain = letter(path, false);
    Map<String, String> headers = Map.of("Topic", "camera", "Says", says);
    return new Letter(plain.to(), headers, plain.body(), false, Duration.ofMinutes(10));
  }

  @Test
  void followsNoRedirect() {
    assertThat(post("/elsewhere", false).status()).isEqualTo(307);
    assertThat(asked).containsExactly("/elsewhere");
  }

  @Test
  void triesThreeTimesWhereItIsAskedTo() {
    assertThat(post("/busy", false).status()).isEqualTo(429);
    assertThat(asked).hasSize(3);
  }

  @Test
  void givesUpWhereItWouldHaveToWaitForLong() {
    assertThat(post("/closed", false).status()).isEqualTo(503);
    assertThat(asked).hasSize(1);
  }

  /** The first wants a second of peace; whoever comes before it is over is refused for good. */
  private void rest(HttpServerRequest request) {
    Instant now = Instant.now();
    boolean isFirst = opens.compareAndSet(Instant.MIN, now.plusSeconds(1));
    boolean isEarly = now.isBefore(opens.get());
    request
        .response()
        .setStatusCode(isFirst ? 429 : isEarly ? 400 : 201)
        .putHeader("Retry-After", "1")
        .end();
  }

  @Test
  void postsNothingMoreToWhoAskedToWaitUntilThatIsOver() throws Exception {
    courier = courier(Instant::now);
    assertThat(courier.post(oldNews("/rests")).await(20, SECONDS).status()).isEqualTo(429);

    assertThat(post("/rests", false).status()).isEqualTo(201);
    assertThat(asked).hasSize(2);
  }

  /** Of which nobody wants to know after the first try. */
  private Letter oldNews(String path) {
    Letter news = letter(path, false);
    return new Letter(news.to(), news.headers(), news.body(), false, Duration.ZERO);
  }

  @Test
  void givesUpWhatIsNoNewsOnceAServerThatAskedToWaitIsReady() {
    post("/closed", false);

    assertThat(post("/closed", false).status()).isEqualTo(503);
    assertThat(asked).hasSize(1);
  }

  @Test
  void lettersThatWaitEndOnceALaterOneTakesTheirPlace() throws Exception {
    assertThat(post("/minute", false).status()).isEqualTo(429);
    Future<Receipt> first = courier.post(letter("/minute", "beginning"));

    courier.post(letter("/minute", "end"));

    assertThat(first.await(20, SECONDS).isTaken()).isTrue();
    assertThat(asked).hasSize(1);
  }

  @Test
  void sendsNothingAbroadToAPrivateAddress() {
    assertThatThrownBy(() -> post("/taken", true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("private network");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2a02:810b::5, 2a02:810b::/64", "93.184.216.34, 93.184.216.0/24"})
  void sendsNothingAbroadToANeighbourWithAPublicAddress(String neighbour, String network) {
    address = neighbour;
    near = List.of(NetworkRange.parse("127.0.0.0/8"), NetworkRange.parse(network));

    assertThatThrownBy(() -> post("/taken", true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("one that Pasu is in");
  }

  @Test
  void sendsToANeighbourWhatAnOperatorAddressed() {
    near = List.of(NetworkRange.parse("127.0.0.0/8"));

    assertThat(post("/taken", false).isTaken()).isTrue();
  }

  @Test
  void triesAgainWhatGotNoConnectionWhileOthersHang() {
    var hanging = courier.post(letter("/hangs", false)); // It has the only connection.

    assertThat(post("/taken", false).isTaken()).isTrue();
    assertThat(hanging.failed()).isTrue();
  }

  @Test
  void goesOnOnceTheInternetIsBack() {
    unknown.set(5);

    assertThat(post("/taken", false).isTaken()).isTrue();
  }

  @Test
  void doesNotWaitForWhoIsNotWhomTheLetterIsFor() {
    URI encrypted = URI.create("https://push.example:" + port);
    Letter letter = new Letter(encrypted, Map.of(), Buffer.buffer("hello"), false, NEWS);

    assertThatThrownBy(() -> courier.post(letter).await(20, SECONDS))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void givesUpWhatIsNewsNoLonger() {
    unknown.set(1_000_000);

    assertThatThrownBy(() -> courier.post(letter("/taken", false)).await(20, SECONDS))
        .hasMessageContaining("nobody can be reached");
  }

  private Receipt post(String path, boolean abroad) {
    try {
      return courier.post(letter(path, abroad)).await(20, SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private Letter letter(String path, boolean abroad) {
    URI to = URI.create("http://push.example:%d%s".formatted(port, path));
    return new Letter(to, Map.of(), Buffer.buffer("hello"), abroad, NEWS);
  }
}
