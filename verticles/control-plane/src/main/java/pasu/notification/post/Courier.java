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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import pasu.protocol.NetworkRange;
import pasu.protocol.Refusal;

/**
 * Posts letters side by side: whoever does not answer delays nobody else. Follows no redirect. A
 * letter that could not be sent, as while the internet is away or all connections are taken, is
 * tried again and again while it is news; one that was sent three times at most, where that may
 * help. Where a server asked to wait, every letter to there does, or is given up if it is no news
 * by then. Not once a later one has taken its place. Belongs to one event loop.
 */
public final class Courier {

  /**
   * How patient one is.
   *
   * @param connections to one server that speaks HTTP/1.1 only
   * @param connect until there is a connection
   * @param answer until a letter that was sent is answered
   * @param pause before the second try; each further one is twice as long
   */
  record Patience(int connections, Duration connect, Duration answer, Duration pause) {
    static final Patience USUAL =
        new Patience(128, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1));
  }

  /** Nothing of a letter was sent: it may be tried again whatever it says. */
  private static final class Unsent extends Exception {

    private static final long serialVersionUID = 1;

    Unsent(Throwable why) {
      super("nobody can be reached there: " + why.getMessage(), why);
    }
  }

  private static final int TRIES = 3;

  /** The longest pause is 32 times the first. */
  private static final int MOST_DOUBLINGS = 5;

  private static final int MOST_WAITING = 1_000;
  private static final int LINE = 10_000;
  private static final int RESOLVERS = 4;

  /** Of HTTP/2, to one server: streams that hang fill one of them only. */
  private static final int HTTP2_CONNECTIONS = 4;

  /** Whoever says nothing for so long is gone, though nothing said so: a router was restarted. */
  private static final int SILENT_SECONDS = 15;

  private final Vertx vertx;
  private final HttpClient client;

  /** For what is not encrypted, where no server says which HTTP it speaks: all speak 1.1. */
  private final HttpClient plain;

  private final Dialling dialling;
  private final Patience patience;
  private final InstantSource clock;
  private final Closings closings = new Closings();
  private final Map<String, Letter> latest = new HashMap<>();
  private final Map<String, Promise<Void>> rests = new HashMap<>();
  private int waiting;

  /**
   * Creates it.
   *
   * @param trust whom besides the JDK's own authorities; null for nobody else
   */
  public Courier(Vertx vertx, @Nullable TrustOptions trust, InstantSource clock) {
    this(
        vertx,
        trust,
        InetAddress::getAllByName,
        NetworkRange::ofThisMachine,
        Patience.USUAL,
        clock);
  }

  Courier(
      Vertx vertx,
      @Nullable TrustOptions trust,
      Dialling.Names names,
      Dialling.Neighbourhood neighbourhood,
      Patience patience,
      InstantSource clock) {
    this.vertx = vertx;
    this.patience = patience;
    this.clock = clock;
    WorkerExecutor threads = vertx.createSharedWorkerExecutor("pasu-names", RESOLVERS);
    dialling = new Dialling(threads, names, neighbourhood);
    client = vertx.createHttpClient(options(trust), pool());
    plain = vertx.createHttpClient(new HttpClientOptions(), pool());
  }

  /** Posts, and gives what the last try was answered. */
  public Future<Receipt> post(Letter letter) {
    letter.place().ifPresent(place -> takePlace(place, letter));
    return post(letter, Past.NONE)
        .onComplete(_ -> letter.place().ifPresent(place -> latest.remove(place, letter)));
  }

  private void takePlace(String place, Letter letter) {
    latest.put(place, letter);
    Optional.ofNullable(rests.remove(place)).ifPresent(Promise::tryComplete);
  }

  private Future<Receipt> post(Letter letter, Past past) {
    Instant now = clock.instant();
    return closings
        .of(letter.to(), now)
        .map(it -> afterwards(letter, past, Duration.between(now, it.until()), it.receipt()))
        .orElseGet(() -> deliver(letter, past));
  }

  private Future<Receipt> afterwards(Letter letter, Past past, Duration wait, Receipt otherwise) {
    return isWorthWaiting(letter, past, wait)
        ? again(letter, past.after(wait), wait)
        : Future.succeededFuture(otherwise);
  }

  private Future<Receipt> deliver(Letter letter, Past past) {
    return attempt(letter)
        .onSuccess(receipt -> closings.heed(letter.to(), receipt, clock.instant()))
        .transform(
            outcome ->
                pause(outcome, letter, past)
                    .map(wait -> again(letter, past.after(wasSent(outcome), wait), wait))
                    .orElseGet(() -> ended(outcome)));
  }

  private static Future<Receipt> ended(AsyncResult<Receipt> outcome) {
    return outcome.succeeded()
        ? Future.succeededFuture(outcome.result())
        : Future.failedFuture(outcome.cause());
  }

  /** How long to wait for another try; nothing where none may help. */
  private Optional<Duration> pause(AsyncResult<Receipt> outcome, Letter letter, Past past) {
    boolean sent = wasSent(outcome);
    return Optional.of(sent ? pauseOf(outcome, past) : doubled(past.unsent()))
        .filter(_ -> !sent || (past.sent() + 1 < TRIES && isWorthAnotherTry(outcome)))
        .filter(wait -> isWorthWaiting(letter, past, wait));
  }

  private boolean isWorthWaiting(Letter letter, Past past, Duration wait) {
    return waiting < MOST_WAITING && past.waited().plus(wait).compareTo(letter.news()) <= 0;
  }

  private static boolean wasSent(AsyncResult<Receipt> outcome) {
    return !(outcome.cause() instanceof Unsent);
  }

  /** Not after a time-out: the letter may have been read, and whoever is slow is spared. */
  private static boolean isWorthAnotherTry(AsyncResult<Receipt> outcome) {
    return outcome.succeeded()
        ? outcome.result().isWorthAnotherTry()
        : !(outcome.cause() instanceof Refusal || outcome.cause() instanceof TimeoutException);
  }

  private Duration pauseOf(AsyncResult<Receipt> outcome, Past past) {
    return Optional.ofNullable(outcome.result())
        .flatMap(receipt -> receipt.patience(clock.instant()))
        .orElse(doubled(past.sent()));
  }

  private Duration doubled(int times) {
    return patience.pause().multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
  }

  private Future<Receipt> again(Letter letter, Past past, Duration wait) {
    Future<?> over = isNeeded(letter) ? rest(letter, wait) : Future.succeededFuture();
    return over.compose(
        _ -> isNeeded(letter) ? post(letter, past) : Future.succeededFuture(Receipt.NEEDLESS));
  }

  /** For so long, or until a later letter takes its place. */
  private Future<Void> rest(Letter letter, Duration wait) {
    Promise<Void> over = Promise.promise();
    waiting++;
    long timer = vertx.setTimer(Math.max(1, wait.toMillis()), _ -> over.tryComplete());
    letter.place().ifPresent(place -> rests.put(place, over));
    return over.future()
        .onComplete(_ -> waiting--)
        .onComplete(_ -> vertx.cancelTimer(timer))
        .onComplete(_ -> letter.place().ifPresent(place -> rests.remove(place, over)));
  }

  private boolean isNeeded(Letter letter) {
    return letter.place().map(place -> letter.equals(latest.get(place))).orElse(true);
  }

  private Future<Receipt> attempt(Letter letter) {
    return dialling
        .dial(letter.to().getHost(), letter.abroad())
        .compose(address -> client(letter).request(request(letter, address)))
        .recover(Courier::unsent)
        .compose(request -> exchange(request, letter));
  }

  /** Who is not whom the letter is for will not be in ten minutes either. */
  private static Future<HttpClientRequest> unsent(Throwable why) {
    boolean isForGood = why instanceof Refusal || why instanceof SSLException;
    return Future.failedFuture(isForGood ? why : new Unsent(why));
  }

  private HttpClient client(Letter letter) {
    return letter.isEncrypted() ? client : plain;
  }

  /** An answer without end counts as none. */
  private Future<Receipt> exchange(HttpClientRequest request, Letter letter) {
    return request
        .send(letter.body())
        .compose(Courier::receipt)
        .timeout(patience.answer().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<Receipt> receipt(HttpClientResponse response) {
    Receipt receipt = new Receipt(response.statusCode(), response.getHeader("Retry-After"));
    return response.end().map(receipt);
  }

  private RequestOptions request(Letter letter, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(letter.port(), address.getHostAddress()))
        .setHost(letter.to().getHost())
        .setPort(letter.port())
        .setSsl(letter.isEncrypted())
        .setURI(letter.path())
        .setFollowRedirects(false)
        .setConnectTimeout(patience.connect().toMillis())
        .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(letter.headers()));
  }

  private HttpClientOptions options(@Nullable TrustOptions trust) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setUseAlpn(true)
            .setHttp2ClearTextUpgrade(false)
            .setReadIdleTimeout(SILENT_SECONDS)
            .setConnectTimeout(Math.toIntExact(patience.connect().toMillis()));
    return trust == null ? options : options.setTrustOptions(trust);
  }

  private PoolOptions pool() {
    return new PoolOptions()
        .setHttp1MaxSize(patience.connections())
        .setHttp2MaxSize(HTTP2_CONNECTIONS)
        .setMaxWaitQueueSize(LINE);
  }
}
