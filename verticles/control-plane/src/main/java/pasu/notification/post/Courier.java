package pasu.notification.post;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/**
 * Posts letters side by side: whoever does not answer delays nobody else. Follows no redirect, and
 * tries three times at most, where that may help. Belongs to one event loop.
 */
public final class Courier {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int TRIES = 3;

  /** A server that asks for more does without the letter: what it says is news no longer. */
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

  private static final int CONNECTIONS = 128; // To one server, where it speaks HTTP/1.1 only.
  private static final int LINE = 10_000;
  private static final int RESOLVERS = 4;

  private final Vertx vertx;
  private final HttpClient client;

  /** For what is not encrypted, where no server says which HTTP it speaks: all speak 1.1. */
  private final HttpClient plain;

  private final Dialling dialling;
  private final InstantSource clock;

  /**
   * Creates it.
   *
   * @param trust whom besides the JDK's own authorities; null for nobody else
   */
  public Courier(Vertx vertx, @Nullable TrustOptions trust, InstantSource clock) {
    this(vertx, trust, InetAddress::getAllByName, clock);
  }

  Courier(Vertx vertx, @Nullable TrustOptions trust, Dialling.Names names, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
    WorkerExecutor threads = vertx.createSharedWorkerExecutor("pasu-names", RESOLVERS);
    dialling = new Dialling(threads, names);
    client = vertx.createHttpClient(options(trust), pool());
    plain = vertx.createHttpClient(new HttpClientOptions(), pool());
  }

  /** Posts, and gives what the last try was answered. */
  public Future<Receipt> post(Letter letter) {
    return post(letter, 1);
  }

  private Future<Receipt> post(Letter letter, int attempt) {
    return attempt(letter)
        .transform(
            outcome ->
                attempt < TRIES && isWorthAnotherTry(outcome)
                    ? again(letter, attempt, outcome)
                    : ended(outcome));
  }

  private static Future<Receipt> ended(AsyncResult<Receipt> outcome) {
    return outcome.succeeded()
        ? Future.succeededFuture(outcome.result())
        : Future.failedFuture(outcome.cause());
  }

  /** Not after a time-out: the letter may have been read, and whoever is slow is spared. */
  private static boolean isWorthAnotherTry(AsyncResult<Receipt> outcome) {
    return outcome.succeeded()
        ? outcome.result().isWorthAnotherTry()
        : !(outcome.cause() instanceof Refusal || outcome.cause() instanceof TimeoutException);
  }

  private Future<Receipt> again(Letter letter, int attempt, AsyncResult<Receipt> outcome) {
    Duration wait = Duration.ofSeconds(attempt);
    if (outcome.succeeded()) {
      wait = outcome.result().patience(clock.instant()).orElse(wait);
    }
    if (wait.compareTo(LONGEST_PATIENCE) > 0) {
      return Future.succeededFuture(outcome.result());
    }
    Promise<Void> over = Promise.promise();
    vertx.setTimer(Math.max(1, wait.toMillis()), _ -> over.complete());
    return over.future().compose(_ -> post(letter, attempt + 1));
  }

  private Future<Receipt> attempt(Letter letter) {
    return dialling
        .dial(letter.to().getHost(), letter.abroad())
        .compose(address -> client(letter).request(request(letter, address)))
        .compose(request -> exchange(request, letter));
  }

  private HttpClient client(Letter letter) {
    return letter.isEncrypted() ? client : plain;
  }

  /** An answer without end counts as none. */
  private static Future<Receipt> exchange(HttpClientRequest request, Letter letter) {
    return request
        .send(letter.body())
        .compose(Courier::receipt)
        .timeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<Receipt> receipt(HttpClientResponse response) {
    Receipt receipt = new Receipt(response.statusCode(), response.getHeader("Retry-After"));
    return response.end().map(receipt);
  }

  private static RequestOptions request(Letter letter, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(letter.port(), address.getHostAddress()))
        .setHost(letter.to().getHost())
        .setPort(letter.port())
        .setSsl(letter.isEncrypted())
        .setURI(letter.path())
        .setFollowRedirects(false)
        .setConnectTimeout(CONNECT.toMillis())
        .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(letter.headers()));
  }

  private static HttpClientOptions options(@Nullable TrustOptions trust) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setUseAlpn(true)
            .setHttp2ClearTextUpgrade(false)
            .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    return trust == null ? options : options.setTrustOptions(trust);
  }

  private static PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(LINE);
  }
}
