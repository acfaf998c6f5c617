package pasu.web.live;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.AgentMessage.OpenLive;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.web.camera.KnownCameras;

/**
 * The way to one camera's pictures: its edge is asked to stream, again and again, and the agent
 * that it streams to is asked for the frames. After a break everything is asked anew, with growing
 * pauses, until closed.
 *
 * <p>Belongs to one event loop.
 */
final class Upstream {

  private static final Logger log = LoggerFactory.getLogger(Upstream.class);

  private final String camera;
  private final Vertx vertx;
  private final Bus bus;
  private final KnownCameras cameras;
  private final WebSocketClient client;
  private final LivePace pace;

  private @Nullable LiveRelay relay;
  private @Nullable String agent;
  private @Nullable WebSocket socket;
  private Duration pause;
  private long watchTimer = -1;
  private long retryTimer = -1;
  private boolean asking;

  Upstream(
      String camera,
      Vertx vertx,
      Bus bus,
      KnownCameras cameras,
      WebSocketClient client,
      LivePace pace) {
    this.camera = camera;
    this.vertx = vertx;
    this.bus = bus;
    this.cameras = cameras;
    this.client = client;
    this.pace = pace;
    this.pause = pace.shortestRetry();
  }

  void open(LiveRelay relay) {
    this.relay = relay;
    watchTimer = vertx.setPeriodic(pace.watch().toMillis(), _ -> watch());
    watch();
  }

  void close() {
    relay = null;
    vertx.cancelTimer(watchTimer);
    vertx.cancelTimer(retryTimer);
    hangUp();
  }

  private void watch() {
    if (!asking) {
      asking = true;
      bus.ask(Addresses.watch(camera), new Watch(pace.wish().toMillis()))
          .onComplete(_ -> asking = false)
          .onSuccess(this::follow)
          .onFailure(this::brokenUnlessStreaming);
    }
  }

  /** Goes where the edge streams to, unless it is there already. */
  private void follow(Watching watching) {
    if (relay != null && !watching.agent().equals(agent)) {
      hangUp();
      connect(watching.agent());
    }
  }

  private void connect(String wanted) {
    agent = wanted;
    bus.ask(Addresses.live(wanted), new OpenLive(camera))
        .compose(this::dial)
        .onSuccess(opened -> use(wanted, opened))
        .onFailure(failure -> brokenIfWanted(wanted, failure));
  }

  /** An agent that stands still takes a connection, and says nothing. */
  private Future<WebSocket> dial(LiveDoor door) {
    return client.connect(
        new WebSocketConnectOptions()
            .setHost(door.host())
            .setPort(door.port())
            .setURI("/live/" + door.token())
            .setConnectTimeout(pace.dial().toMillis())
            .setTimeout(pace.dial().toMillis()));
  }

  private void use(String from, WebSocket opened) {
    if (relay == null || !from.equals(agent)) {
      opened.close(); // Wanted no longer, or elsewhere.
      return;
    }
    log.debug("live opened camera={} agent={}", camera, from);
    socket = opened;
    opened.binaryMessageHandler(this::show);
    opened.closeHandler(_ -> brokenIfCurrent(opened));
  }

  private void show(Buffer message) {
    pause = pace.shortestRetry();
    if (relay != null) {
      relay.show(Picture.decode(message));
    }
  }

  private void brokenIfCurrent(WebSocket closed) {
    if (closed.equals(socket)) {
      broken(Refusal.unavailable("stream-ended", "the agent ended the stream; asking again"));
    }
  }

  private void brokenIfWanted(String wanted, Throwable failure) {
    if (wanted.equals(agent)) {
      broken(failure);
    }
  }

  private void brokenUnlessStreaming(Throwable failure) {
    if (socket == null) {
      broken(failure);
    }
  }

  private void broken(Throwable failure) {
    hangUp();
    if (relay == null) {
      return;
    }
    log.debug("live broken camera={} error={}", camera, failure.toString());
    explain(Sentence.of(failure));
    vertx.cancelTimer(retryTimer);
    retryTimer = vertx.setTimer(pause.toMillis(), _ -> watch());
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(pace.longestRetry()) < 0 ? doubled : pace.longestRetry();
  }

  private void explain(Sentence reason) {
    cameras
        .find(camera)
        .map(known -> known.online() ? Trouble.waiting(reason) : offline())
        .otherwise(_ -> Trouble.waiting(reason))
        .onSuccess(this::tell);
  }

  private void tell(Trouble trouble) {
    if (relay != null && socket == null) {
      requireNonNull(relay).tell(trouble);
    }
  }

  private Trouble offline() {
    return Trouble.offline(Sentence.of("camera-silent", "camera {camera} is offline", camera));
  }

  private void hangUp() {
    Optional.ofNullable(socket).ifPresent(WebSocket::close);
    socket = null;
    agent = null;
  }
}
