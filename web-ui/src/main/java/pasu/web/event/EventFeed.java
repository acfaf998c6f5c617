package pasu.web.event;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.Topic;
import pasu.web.health.Meters;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/**
 * What happens, as server-sent events. Nothing is replayed: who comes asks for the lists.
 *
 * <p>Who does not read is disconnected when its queue is full; its browser comes again by itself.
 * Belongs to one event loop.
 */
public final class EventFeed {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MAX_QUEUED_BYTES = 256 * 1024;
  private static final int RETRY_MILLIS = 2_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Set<HttpServerResponse> listeners = new LinkedHashSet<>();

  public EventFeed(Vertx vertx, Bus bus, Meters meters) {
    this.vertx = vertx;
    this.bus = bus;
    meters.gauge("pasu_event_listeners", "Connections that listen to events.", listeners::size);
  }

  public List<Row> rows() {
    return List.of(Row.stream("/api/events", VIEWER, this::listen));
  }

  /** Begins to tell; completes once the bus is heard. */
  public Future<Void> start() {
    vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> send(":\n\n"));
    return Future.all(
            List.of(
                tell(Addresses.CHANGED_CLIPS, "clip", ClipChanged::clip),
                tell(Addresses.REMOVED_CLIPS, "clip-removed", removed -> removed),
                tell(Addresses.CHANGED_CAMERAS, "camera", CameraChanged::camera),
                tell(Addresses.CHANGED_AGENTS, "agents", Agents::agents),
                tell(Addresses.ALARMS, "alarm", alarm -> alarm),
                tell(Addresses.DETECTED, "detected", detected -> detected),
                tell(Addresses.SCALING, "scaling", decided -> decided)))
        .mapEmpty();
  }

  private <M extends BusMessage> Future<Void> tell(
      Topic<M> topic, String event, Function<M, Object> content) {
    return bus.hear(
        topic,
        message ->
            send(
                "event: %s\ndata: %s\n\n"
                    .formatted(event, BusMessages.toJson(content.apply(message)))));
  }

  private Future<?> listen(Exchange exchange) {
    HttpServerResponse response = exchange.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(MAX_QUEUED_BYTES)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .closeHandler(_ -> listeners.remove(response));
    exchange.discardBody();
    listeners.add(response);
    return response.write("retry: %d\n\n".formatted(RETRY_MILLIS));
  }

  private void send(String text) {
    for (HttpServerResponse listener : List.copyOf(listeners)) {
      if (listener.writeQueueFull()) {
        listeners.remove(listener);
        listener.reset();
      } else {
        listener.write(text);
      }
    }
  }
}
