package pasu.web.link;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.protocol.BusMessage;

/**
 * Hears what this process sends to, and receives from, the bus; costs nothing while nobody listens.
 *
 * <p>What is sent here and received here passes twice, as the same record, and is told once.
 */
final class BusTap {

  /** Who is told, on the tap's own event loop. */
  interface Listener {
    void heard(String address, BusMessage message);
  }

  private static final int REMEMBERED = 256;

  private final EventBus bus;
  private final Context context;
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final Handler<DeliveryContext<Object>> outbound = delivery -> pass(delivery, true);
  private final Handler<DeliveryContext<Object>> inbound = delivery -> pass(delivery, false);
  private final @Nullable BusMessage[] sent = new @Nullable BusMessage[REMEMBERED];
  private int sentCount;

  /** Belongs to the event loop it is made on. */
  BusTap(Vertx vertx) {
    this.bus = vertx.eventBus();
    this.context = vertx.getOrCreateContext();
  }

  void open(Listener listener) {
    if (listeners.isEmpty()) {
      bus.addOutboundInterceptor(outbound);
      bus.addInboundInterceptor(inbound);
    }
    listeners.add(listener);
  }

  void close(Listener listener) {
    if (listeners.remove(listener) && listeners.isEmpty()) {
      bus.removeOutboundInterceptor(outbound);
      bus.removeInboundInterceptor(inbound);
      Arrays.fill(sent, null);
    }
  }

  /** Runs on whatever thread the message passes on, and must not hold it up. */
  private void pass(DeliveryContext<Object> delivery, boolean isSent) {
    String address = delivery.message().address();
    if (delivery.body() instanceof BusMessage message && address != null) {
      context.runOnContext(_ -> tell(address, message, isSent));
    }
    delivery.next();
  }

  private void tell(String address, BusMessage message, boolean isSent) {
    if (isSent) {
      sent[sentCount++ % REMEMBERED] = message;
    } else if (wasSent(message)) {
      return;
    }
    Set.copyOf(listeners).forEach(listener -> listener.heard(address, message));
  }

  @SuppressWarnings("ReferenceEquality") // Equal messages may be sent twice; this asks for the one.
  private boolean wasSent(BusMessage message) {
    return Arrays.stream(sent).anyMatch(known -> known == message);
  }
}
