package pasu.edge.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pasu.edge.retry.Backoff;
import pasu.protocol.BusMessage;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.LinkEnd;
import pasu.protocol.LinkMessage.LinkTold;
import pasu.protocol.LinkQuestions;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Publish;
import pasu.protocol.LinkWord.Reply;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.LinkWord.TimeIs;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Quit;

/**
 * One camera's link to whichever gateway answers; made again for as long as it is not closed.
 * Belongs to one context.
 *
 * <p>What is asked while there is none fails at once, and so does what is under way when it breaks:
 * whoever needs an answer asks again.
 */
final class Link {

  /** Nobody is let in again within moments who was shut out. */
  private static final Duration SHUT_OUT = Duration.ofSeconds(15);

  /** Longer than the server's own for a lease. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final long WATCH_MILLIS = 1_000;

  /** A ping asks who is silent for so long. */
  private static final int QUIET_TICKS = 2;

  private static final int DEAD_TICKS = 5;

  private final String camera;
  private final Supplier<String> secret;
  private final Servers servers;
  private final Dialler dialler;
  private final Backoff backoff;
  private final Local local;
  private final Vertx vertx;
  private final Trouble trouble;
  private final TimeTalk time;
  private final LinkQuestions questions = new LinkQuestions(PATIENCE, this::say);
  private @Nullable WebSocket socket;
  private @Nullable EdgeAlive lastAlive;
  private @Nullable Quit unsaidQuit;
  private long timer;
  private int silentTicks;
  private boolean closed;

  Link(
      String camera,
      Supplier<String> secret,
      Servers servers,
      Dialler dialler,
      Backoff backoff,
      Local local,
      InstantSource clock,
      Vertx vertx) {
    this.camera = camera;
    this.secret = secret;
    this.servers = servers;
    this.dialler = dialler;
    this.backoff = backoff;
    this.local = local;
    this.vertx = vertx;
    this.trouble = new Trouble(camera);
    this.time = new TimeTalk(clock, this::say, local::tell);
  }

  void start() {
    if (closed) {
      return;
    }
    timer = vertx.setPeriodic(WATCH_MILLIS, _ -> watch());
    dial();
  }

  void close() {
    closed = true;
    vertx.cancelTimer(timer);
    if (socket != null) {
      socket.close();
    }
  }

  <A extends BusMessage> Future<A> ask(BusMessage question, Class<A> wanted) {
    if (question instanceof EdgeAlive alive) {
      lastAlive = alive;
    }
    if (socket == null) {
      return Future.failedFuture(Refusal.unavailable("there is no link to a server now"));
    }
    if (question instanceof Detected && time.isAwaited()) { // It will be asked anew, dated right.
      return Future.failedFuture(Refusal.unavailable("the server is asked what time it is"));
    }
    return questions.ask(question, wanted);
  }

  /** What cannot be said now is forgotten, but for the last stream's end. */
  void tell(BusMessage news) {
    if (socket != null) {
      say(new Publish(news));
    } else if (news instanceof Quit quit) {
      unsaidQuit = quit;
    }
  }

  private void dial() {
    URI server = servers.current();
    Future.succeededFuture()
        .compose(_ -> dialler.dial(server, secret.get())) // compose() also catches throws
        .onSuccess(open -> opened(server, open))
        .onFailure(why -> failed(server, why));
  }

  private void failed(URI server, Throwable why) {
    if (closed) {
      return;
    }
    trouble.say(Trouble.sentence(server, why));
    if (Trouble.isShutOut(why)) {
      local.tell(new LinkTold(LinkEnd.REVOKED));
      again(SHUT_OUT);
    } else {
      again(Trouble.toldToWait(why));
    }
  }

  /** A pause of one's own on top, so that those who were told the same do not come together. */
  private void again(Duration atLeast) {
    Duration pause = backoff.afterFailure().plus(atLeast);
    servers.next();
    vertx.setTimer(pause.toMillis(), _ -> dial());
  }

  private void opened(URI server, WebSocket open) {
    if (closed) {
      open.close();
      return;
    }
    socket = open;
    silentTicks = 0;
    open.textMessageHandler(this::read);
    open.pongHandler(_ -> silentTicks = 0);
    open.exceptionHandler(_ -> {}); // Closing follows, and is what counts.
    open.closeHandler(_ -> broken(open));
    trouble.over(server);
    local.tell(new LinkTold(null));
    register();
    time.begin();
  }

  /** The server knows of the edge again before the next heartbeat. */
  private void register() {
    if (lastAlive != null) {
      say(new Request(LinkQuestions.NOBODYS, lastAlive));
    }
    if (unsaidQuit != null) {
      say(new Publish(unsaidQuit));
      unsaidQuit = null;
    }
  }

  private void broken(WebSocket which) {
    if (!which.equals(socket)) {
      return; // It was given up before.
    }
    socket = null;
    questions.end(Refusal.unavailable("the link broke"));
    if (!closed) {
      LinkEnd end = end(which);
      trouble.say(end == null ? "the link broke" : end.words(camera));
      if (end != null) {
        local.tell(new LinkTold(end));
      }
      boolean shutOut = end == LinkEnd.REVOKED || end == LinkEnd.REPLACED;
      again(shutOut ? SHUT_OUT : Duration.ZERO);
    }
  }

  private static @Nullable LinkEnd end(WebSocket which) {
    Short code = which.closeStatusCode();
    return code == null ? null : LinkEnd.of(code).orElse(null);
  }

  /** A gateway that vanished does not say so. */
  private void watch() {
    WebSocket open = socket;
    if (open == null) {
      return;
    }
    time.tick();
    silentTicks++;
    if (silentTicks > DEAD_TICKS) {
      open.close();
      broken(open);
    } else if (silentTicks >= QUIET_TICKS) {
      open.writePing(Buffer.buffer());
    }
  }

  private void read(String text) {
    silentTicks = 0;
    backoff.afterSuccess();
    try {
      obey(LinkWord.read(text));
    } catch (IllegalArgumentException e) {
      say(Failure.of(LinkWord.idOf(text), Refusal.of(e)));
    }
  }

  private void obey(LinkWord word) {
    switch (word) {
      case Request(long id, BusMessage question) -> answer(id, local.ask(question));
      case Publish(BusMessage news) -> local.tell(news);
      case TimeIs answer -> time.hear(answer);
      case AskTime _ -> {} // An edge's clock is nobody's measure.
      case Reply(long id, BusMessage answer) ->
          questions.answered(id, Future.succeededFuture(answer));
      case Failure failure when failure.id() != null ->
          questions.answered(failure.id(), Future.failedFuture(failure.refusal()));
      case Failure failure ->
          trouble.say("the server understood something not: " + failure.message());
    }
  }

  private void answer(long id, Future<? extends BusMessage> answer) {
    answer
        .onSuccess(said -> say(new Reply(id, said)))
        .onFailure(why -> say(Failure.of(id, Refusal.of(why))));
  }

  private void say(LinkWord word) {
    if (socket != null) {
      socket.writeTextMessage(word.write());
    }
  }
}
