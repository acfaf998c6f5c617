package pasu.bench.push;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.notification.NotificationOptions;
import pasu.protocol.NotificationMessage.Subscribe;

/**
 * A push service on this machine, and the browsers behind it: checks every request by the RFCs and
 * decrypts it. Anything wrong is answered with 400 and kept as a complaint. Some browsers are made
 * to hang, or to be gone.
 */
public final class LocalPushService {

  /** A push as its browser read it. */
  public record Pushed(
      String device, String text, String topic, String urgency, long ttl, Instant at) {}

  private static final String HOST = "localhost";

  private final Vertx vertx;
  private final InstantSource clock;
  private final LocalCertificate certificate = LocalCertificate.make();
  private final Map<String, BrowserKeys> browsers = new ConcurrentHashMap<>();
  private final Map<String, Integer> scripted = new ConcurrentHashMap<>();
  private final BlockingQueue<Pushed> pushed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile PushRules rules = new PushRules("", "");

  private LocalPushService(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
    server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(certificate.own()));
    server.requestHandler(this::receive).listen(0, "127.0.0.1").await();
  }

  /** Listens on a free port; blocks. */
  public static LocalPushService start(Vertx vertx, InstantSource clock) {
    return new LocalPushService(vertx, clock);
  }

  /** So that a control plane trusts it. */
  public NotificationOptions options() {
    return NotificationOptions.DEFAULTS
        .withHosts(List.of(authority()))
        .withTrust(certificate.trust());
  }

  /** From now on only pushes signed with this key are right. */
  public void expect(String publicKey) {
    rules = new PushRules("https://" + authority(), publicKey);
  }

  /** What a new browser asks of Pasu. */
  public Subscribe subscription(String account, String device) throws GeneralSecurityException {
    BrowserKeys keys = BrowserKeys.draw();
    browsers.put(device, keys);
    String endpoint = "https://%s/%s".formatted(authority(), device);
    return new Subscribe(account, endpoint, keys.p256dh(), keys.auth(), device, null);
  }

  /** Never answers for this browser again. */
  public void hang(String device) {
    scripted.put(device, 0);
  }

  /** Answers so for this browser. */
  public void answer(String device, int status) {
    scripted.put(device, status);
  }

  /** What came, in this order. */
  public BlockingQueue<Pushed> pushed() {
    return pushed;
  }

  /** What was wrong. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  private String authority() {
    return HOST + ":" + server.actualPort();
  }

  private void receive(HttpServerRequest request) {
    Instant now = clock.instant();
    request.body().onSuccess(body -> receive(request, body, now));
  }

  /** Decrypting is the browser's part, and must not make the next request look late. */
  private void receive(HttpServerRequest request, Buffer body, Instant now) {
    String device = String.valueOf(request.path()).substring(1);
    try {
      rules.check(request, now);
      BrowserKeys keys = browsers.get(device);
      if (keys == null) {
        throw new GeneralSecurityException("nobody subscribed as " + device);
      }
      answer(request, scripted.getOrDefault(device, 201));
      vertx
          .executeBlocking(() -> keys.decrypt(body.getBytes()), false)
          .onSuccess(text -> pushed.add(read(request, device, text, now)))
          .onFailure(wrong -> complaints.add(String.valueOf(wrong.getMessage())));
    } catch (GeneralSecurityException | RuntimeException wrong) {
      complaints.add(String.valueOf(wrong.getMessage()));
      answer(request, 400);
    }
  }

  private static Pushed read(HttpServerRequest request, String device, String text, Instant now) {
    return new Pushed(
        device,
        text,
        String.valueOf(request.getHeader("Topic")),
        String.valueOf(request.getHeader("Urgency")),
        Long.parseLong(String.valueOf(request.getHeader("TTL"))),
        now);
  }

  private static void answer(HttpServerRequest request, int status) {
    if (status != 0) {
      request.response().setStatusCode(status).end();
    }
  }
}
