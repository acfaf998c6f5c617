package pasu.agent.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.Refusal;

/**
 * The door through which a gateway gets a camera's frames: a WebSocket at {@code /live/<token>}.
 * Used on the context it was started on.
 *
 * <p>Whoever has no token of the last ten seconds gets 404, as for anything else.
 */
public final class LiveServer {

  private static final Logger log = LoggerFactory.getLogger(LiveServer.class);
  private static final String PATH = "/live/";

  private final String host;
  private final Context context;
  private final Function<String, Optional<LatestFrame>> streams;
  private final LiveTokens tokens;
  private final HttpServer server;

  /**
   * Does not listen yet.
   *
   * @param streams the frames of a camera that streams now
   * @param random a cryptographically strong source
   */
  public LiveServer(
      Vertx vertx,
      String host,
      Function<String, Optional<LatestFrame>> streams,
      RandomGenerator random,
      InstantSource clock) {
    this.host = host;
    this.context = vertx.getOrCreateContext();
    this.streams = streams;
    this.tokens = new LiveTokens(random, clock);
    HttpServerOptions options =
        new HttpServerOptions()
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setTcpNoDelay(true);
    this.server = vertx.createHttpServer(options).requestHandler(this::answer);
  }

  /** Listens on a port that is free. */
  public Future<Void> listen() {
    return server.listen(0, host).mapEmpty();
  }

  /**
   * Lets one connection in within the next ten seconds.
   *
   * @throws Refusal with code 404 when the camera does not stream here
   */
  public LiveDoor open(String camera) {
    if (streams.apply(camera).isEmpty()) {
      throw Refusal.notFound("camera %s does not stream to this agent".formatted(camera));
    }
    return new LiveDoor(host, server.actualPort(), tokens.issue(camera));
  }

  public Future<Void> close() {
    return server.close();
  }

  private void answer(HttpServerRequest request) {
    Optional<LatestFrame> frames =
        Optional.ofNullable(request.path())
            .filter(path -> path.startsWith(PATH))
            .flatMap(path -> tokens.redeem(path.substring(PATH.length())))
            .flatMap(streams);
    if (frames.isEmpty()) {
      request.response().setStatusCode(404).end();
      return;
    }
    request
        .toWebSocket()
        .onSuccess(socket -> show(frames.get(), socket))
        .onFailure(failure -> log.info("no live view error=\"{}\"", failure.toString()));
  }

  private void show(LatestFrame frames, ServerWebSocket socket) {
    Viewer viewer =
        new Viewer(frames, new SocketOutlet(socket), step -> context.runOnContext(_ -> step.run()));
    socket.drainHandler(_ -> viewer.drained());
    socket.closeHandler(_ -> frames.remove(viewer));
    socket.exceptionHandler(
        failure -> log.debug("live view broke error=\"{}\"", failure.toString()));
    frames.add(viewer);
  }

  private record SocketOutlet(ServerWebSocket socket) implements Outlet {

    @Override
    public boolean isFull() {
      return socket.isClosed() || socket.writeQueueFull();
    }

    @Override
    public void send(Buffer message) {
      socket.writeBinaryMessage(message);
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
