package pasu.web.link;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AddressPattern;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Listen;
import pasu.protocol.NodeMessage.Overheard;
import pasu.protocol.NodeMessage.Said;

/**
 * Hears what every node says on the bus (ADR 27); costs nothing while nobody listens. Belongs to
 * the event loop it is made on.
 */
final class BusTap {

  /** Who is told, in the order in which it was said. */
  interface Listener {
    List<String> patterns();

    void heard(String node, Said said);

    /** There was more than could be told. */
    void missed(long messages);
  }

  private static final long REPEAT_MILLIS = 1_000;
  private static final long ORDER_MILLIS = 50;

  private final Vertx vertx;
  private final Bus bus;
  private final String name = "gateway-" + UUID.randomUUID().toString().substring(0, 23);
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final InOrder order;
  private @Nullable MessageConsumer<Overheard> ear;
  private long repeating;
  private long ordering;

  BusTap(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.order = new InOrder(this::tell);
  }

  /** Tells a listener from now on, or, known already, by its patterns as they are now. */
  void open(Listener listener) {
    listeners.add(listener);
    if (ear == null) {
      ear = vertx.eventBus().consumer(Addresses.overheard(name).address(), it -> take(it.body()));
      ear.completion().onSuccess(_ -> say());
      repeating = vertx.setPeriodic(REPEAT_MILLIS, _ -> say());
      ordering = vertx.setPeriodic(ORDER_MILLIS, _ -> order.release());
    } else {
      say();
    }
  }

  void close(Listener listener) {
    if (listeners.remove(listener)) {
      say();
    }
    if (listeners.isEmpty() && ear != null) {
      ear.unregister();
      ear = null;
      vertx.cancelTimer(repeating);
      vertx.cancelTimer(ordering);
      order.forget();
    }
  }

  private void say() {
    List<String> patterns =
        listeners.stream().flatMap(listener -> listener.patterns().stream()).distinct().toList();
    bus.publish(Addresses.TAILS, new Listen(name, patterns));
  }

  private void take(Overheard overheard) {
    overheard.said().forEach(said -> order.add(overheard.node(), said));
    if (overheard.missed() > 0) {
      listeners.forEach(listener -> listener.missed(overheard.missed()));
    }
  }

  private void tell(String node, Said said) {
    for (Listener listener : Set.copyOf(listeners)) {
      if (listener.patterns().stream()
          .anyMatch(it -> AddressPattern.of(it).matches(said.address()))) {
        listener.heard(node, said);
      }
    }
  }
}
