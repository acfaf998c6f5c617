package pasu.web.link;

import static pasu.protocol.LinkEnd.REVOKED;
import static pasu.protocol.LinkEnd.TOO_MUCH;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.LinkEnd;
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
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** What is said with one camera's edge over one socket. Belongs to one event loop. */
final class EdgeTalk {

  /** Longer than an edge waits for one answer before it asks again. */
  private static final Duration LEASE_PATIENCE = Duration.ofSeconds(3);

  private static final Duration EDGE_PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_OPEN = 32;
  private static final int MAX_PER_SECOND = 100;
  private static final int GONE = 410;

  private final String camera;
  private final ServerWebSocket socket;
  private final Bus bus;
  private final Heartbeats heartbeats;
  private final LinkTally tally;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final RateLimit rate;
  private final Promise<Void> end = Promise.promise();
  private final LinkQuestions questions;
  private int openRequests;
  private long heardAt;

  /** The agent of its lease; null while that is not known, as after a reconnection. */
  private @Nullable String agent;

  EdgeTalk(
      String camera,
      ServerWebSocket socket,
      Bus bus,
      Heartbeats heartbeats,
      LinkTally tally,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.camera = camera;
    this.socket = socket;
    this.bus = bus;
    this.heartbeats = heartbeats;
    this.tally = tally;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.rate = new RateLimit(MAX_PER_SECOND, nanoTime);
    this.questions = new LinkQuestions(EDGE_PATIENCE, this::say);
    this.heardAt = nanoTime.getAsLong();
  }

  /** Begins to listen to both sides; completes once everybody on the bus can reach the edge. */
  Future<?> begin() {
    socket.textMessageHandler(this::read);
    socket.binaryMessageHandler(_ -> refuse(null, Refusal.badRequest("say it as text, in JSON")));
    socket.pongHandler(_ -> heardAt = nanoTime.getAsLong());
    socket.exceptionHandler(_ -> {}); // Closing follows, and is what counts.
    socket.closeHandler(_ -> ended());
    return Future.all(
        bus.answer(Addresses.fire(camera), fire -> questions.ask(fire, Fired.class), end.future()),
        bus.answer(
            Addresses.watch(camera), watch -> questions.ask(watch, Watching.class), end.future()));
  }

  String camera() {
    return camera;
  }

  /** Completes when the socket is closed, by whomever. */
  Future<Void> end() {
    return end.future();
  }

  /** Whether nothing was heard for so long. */
  boolean isSilentFor(Duration span) {
    return nanoTime.getAsLong() - heardAt > span.toNanos();
  }

  void ping() {
    socket.writePing(Buffer.buffer());
  }

  void close(LinkEnd why) {
    tally.closed(why);
    socket.close(why.code(), why.words(camera));
    ended(); // Whoever does not answer any more is asked nothing from now on.
  }

  /** Tells the edge if it may stream to that agent. */
  void agentLost(AgentLost lost) {
    boolean isFull = socket.isClosed() || socket.writeQueueFull();
    if ((agent == null || agent.equals(lost.agent())) && !isFull) {
      say(new Publish(lost));
    }
  }

  private void ended() {
    end.tryComplete();
    questions.end(
        Refusal.unavailable("camera-unlinked", "camera {camera} has no link any more", camera));
  }

  private void read(String text) {
    long received = nowMicros();
    heardAt = nanoTime.getAsLong();
    if (!rate.allows()) {
      close(TOO_MUCH);
      return;
    }
    try {
      obey(LinkWord.read(text), received);
    } catch (IllegalArgumentException e) {
      refuse(LinkWord.idOf(text), Refusal.of(e));
    }
  }

  private void obey(LinkWord word, long received) {
    switch (word) {
      case Request(long id, BusMessage question) -> request(id, question);
      case Publish(BusMessage message) -> publish(message);
      case Reply(long id, BusMessage answer) ->
          questions.answered(id, Future.succeededFuture(answer));
      case Failure failure when failure.id() != null ->
          questions.answered(failure.id(), Future.failedFuture(failure.refusal()));
      case AskTime(long sent) -> say(new TimeIs(sent, received, nowMicros()));
      case TimeIs _ -> {} // Nobody asked.
      case Failure _ -> {} // It did not understand us: an edge of other code.
    }
  }

  private void request(long id, BusMessage question) {
    if (openRequests >= MAX_OPEN) {
      refuse(id, Refusal.unavailable("%d requests are open; wait for one".formatted(openRequests)));
      return;
    }
    openRequests++;
    Future.succeededFuture()
        .compose(_ -> answer(question)) // compose() also catches a refusal that is thrown
        .onComplete(_ -> openRequests--)
        .onSuccess(answer -> say(new Reply(id, answer)))
        .onFailure(why -> refuse(id, why));
  }

  private Future<? extends BusMessage> answer(BusMessage question) {
    EdgeRights.check(camera, question);
    return switch (question) {
      case EdgeAlive alive -> alive(alive);
      case Detected detected ->
          bus.ask(Addresses.DETECTIONS, detected, LEASE_PATIENCE).onSuccess(this::granted);
      case LiveWanted wanted ->
          bus.ask(Addresses.LIVE_WANTED, wanted, LEASE_PATIENCE).onSuccess(this::granted);
      default -> throw Refusal.badRequest("this is told, not asked: say it with op publish");
    };
  }

  /** Whoever was shut out while nobody told this gateway is shut out now. */
  private Future<CameraSettings> alive(EdgeAlive alive) {
    return heartbeats
        .tell(alive)
        .onFailure(
            why -> {
              if (why instanceof Refusal refusal && refusal.code() == GONE) {
                close(REVOKED);
              }
            });
  }

  private void granted(Grant grant) {
    agent = grant.door().agent();
  }

  private void publish(BusMessage message) {
    try {
      EdgeRights.check(camera, message);
      switch (message) {
        case Quit quit -> quit(quit);
        case Alarm alarm -> bus.publish(Addresses.ALARMS, alarm);
        default -> throw Refusal.badRequest("this is asked, not told: say it with op request");
      }
    } catch (Refusal refusal) {
      refuse(null, refusal);
    }
  }

  private void quit(Quit quit) {
    agent = ""; // None.
    bus.publish(Addresses.QUITS, quit);
  }

  private void refuse(@Nullable Long id, Throwable why) {
    Refusal refusal =
        why instanceof Refusal known ? known : new Refusal(500, "something went wrong inside");
    tally.refused(refusal.code());
    say(Failure.of(id, refusal));
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private void say(LinkWord word) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(word.write());
    }
  }
}
