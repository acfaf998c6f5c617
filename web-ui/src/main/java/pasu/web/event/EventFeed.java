package pasu.web.event;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.Topic;
import pasu.web.access.Premises;
import pasu.web.health.Meters;
import pasu.web.route.Caller;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/**
 * What happens, to each listener what they may see, as server-sent events or over a WebSocket.
 * Nothing is replayed: who comes asks for the lists.
 *
 * <p>Who does not read is disconnected when its queue is full; its browser comes again by itself.
 * Belongs to one event loop.
 */
public final class EventFeed {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MAX_QUEUED_BYTES = 256 * 1024;
  private static final int RETRY_MILLIS = 2_000;

  private record Listener(Ear ear, Caller caller) {}

  private final Vertx vertx;
  private final Bus bus;
  private final Premises premises;
  private final EventView view;
  private final Set<Listener> listeners = new LinkedHashSet<>();

  public EventFeed(Vertx vertx, Bus bus, Premises premises, Meters meters) {
    this.vertx = vertx;
    this.bus = bus;
    this.premises = premises;
    this.view = new EventView(premises);
    meters.gauge("pasu_event_listeners", "Connections that listen to events.", listeners::size);
  }

  public List<Row> rows() {
    return List.of(Row.stream("/api/events", VIEWER, this::listen));
  }

  /** Begins to tell; completes once the bus is heard. */
  public Future<Void> start() {
    vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> each(it -> it.ear().beat()));
    return Future.all(
            List.of(
                tell(Addresses.CHANGED_CLIPS, "clip", EventView::clip),
                tell(Addresses.REMOVED_CLIPS, "clip-removed", EventView::removed),
                tell(Addresses.CHANGED_CAMERAS, "camera", EventView::camera),
                tell(Addresses.REMOVED_CAMERAS, "camera-removed", view::cameraRemoved),
                tell(Addresses.CHANGED_AGENTS, "agents", view::agents),
                tell(Addresses.ALARMS, "alarm", view::alarm),
                tell(Addresses.DETECTED, "detected", view::detected),
                tell(Addresses.SCALING, "scaling", EventView::scaling)))
        .mapEmpty();
  }

  /** What several see alike is written once. */
  private <M extends BusMessage> Future<Void> tell(
      Topic<M> topic, String event, BiFunction<Caller, M, Optional<?>> view) {
    return bus.hear(
        topic,
        message -> {
          Map<Object, String> written = new HashMap<>();
          each(
              listener ->
                  view.apply(listener.caller(), message)
                      .map(seen -> written.computeIfAbsent(seen, BusMessages::toJson))
                      .ifPresent(json -> listener.ear().tell(event, json)));
        });
  }

  private Future<?> listen(Exchange exchange) {
    return premises
        .know()
        .compose(_ -> exchange.wantsSocket() ? bySocket(exchange) : byStream(exchange));
  }

  private Future<Void> bySocket(Exchange exchange) {
    return exchange
        .socket()
        .onSuccess(
            socket -> {
              Listener listener = new Listener(new SocketEar(socket), exchange.caller());
              socket.setWriteQueueMaxSize(MAX_QUEUED_BYTES);
              socket.exceptionHandler(_ -> {}); // Closing follows, and is what counts.
              socket.closeHandler(_ -> listeners.remove(listener));
              listeners.add(listener);
            })
        .mapEmpty();
  }

  private Future<Void> byStream(Exchange exchange) {
    if (exchange.isOver()) {
      return Future.succeededFuture();
    }
    HttpServerResponse response = exchange.response();
    Listener listener = new Listener(new StreamEar(response), exchange.caller());
    response
        .setChunked(true)
        .setWriteQueueMaxSize(MAX_QUEUED_BYTES)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .closeHandler(_ -> listeners.remove(listener));
    exchange.discardBody();
    listeners.add(listener);
    return response.write("retry: %d\n\n".formatted(RETRY_MILLIS));
  }

  private void each(Consumer<Listener> act) {
    for (Listener listener : List.copyOf(listeners)) {
      if (listener.ear().isFull()) {
        listeners.remove(listener);
        listener.ear().close();
      } else {
        act.accept(listener);
      }
    }
  }
}
