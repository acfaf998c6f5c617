package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.InstantSource;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.web.health.Meters;

/** One viewer's WebSocket: pictures out, signs of life in. Ends the view of who gives none. */
final class SocketDoor implements Screen {

  /** Private use, RFC 6455, section 7.4.2; the last digits are those of HTTP's request timeout. */
  static final short SILENT = 4408;

  /** Likewise, of "gone". */
  private static final short GONE = 4410;

  /** What a viewer says of each picture who wants no more than it can look at. */
  private static final String TAKEN = "taken";

  private final ServerWebSocket socket;
  private final LivePace pace;
  private final InstantSource clock;
  private final OnTheWay onTheWay;
  private Instant heardAt;

  private SocketDoor(ServerWebSocket socket, LivePace pace, InstantSource clock) {
    this.socket = socket;
    this.pace = pace;
    this.clock = clock;
    this.onTheWay = new OnTheWay(clock);
    this.heardAt = clock.instant();
  }

  /** Lets the other end of a socket look on until it closes or falls silent. */
  static void open(
      ServerWebSocket socket,
      LiveRelay relay,
      Vertx vertx,
      LivePace pace,
      InstantSource clock,
      Meters meters) {
    SocketDoor door = new SocketDoor(socket, pace, clock);
    Viewer viewer = new Viewer(door, clock, meters);
    long timer = vertx.setPeriodic(pace.watch().toMillis(), _ -> door.ping());
    socket.handler(_ -> door.heard());
    socket.textMessageHandler(door::said);
    socket.pongHandler(_ -> door.heard());
    socket.exceptionHandler(_ -> {}); // Closing follows, and is what counts.
    socket.closeHandler(
        _ -> {
          vertx.cancelTimer(timer);
          relay.leave(viewer);
          meters.viewerLeft();
        });
    meters.viewerCame();
    door.tell(Trouble.waiting(Sentence.of("pictures-asked", "asking for the camera's pictures")));
    relay.join(viewer);
  }

  @Override
  public Future<Void> show(Buffer jpeg) {
    onTheWay.sent();
    return socket.writeBinaryMessage(jpeg).compose(_ -> onTheWay.room());
  }

  @Override
  public void tell(Trouble trouble) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(trouble.json());
    }
  }

  @Override
  public void end(Refusal why) {
    socket.close(GONE, why.getMessage());
  }

  private void said(String word) {
    if (word.equals(TAKEN)) {
      onTheWay.taken();
    }
  }

  private void heard() {
    heardAt = clock.instant();
  }

  private void ping() {
    if (heardAt.plus(pace.silence()).isBefore(clock.instant())) {
      socket.close(SILENT, "nothing heard for %d s".formatted(pace.silence().toSeconds()));
    } else {
      socket.writePing(Buffer.buffer("?"));
    }
  }
}
