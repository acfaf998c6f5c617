package pasu.cli.node;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Listen;
import pasu.protocol.NodeMessage.Manner;
import pasu.protocol.NodeMessage.Overheard;
import pasu.protocol.NodeMessage.Said;

/**
 * Tells listeners what this process says on the bus: each message once, by whoever says it, however
 * many hear it. Costs nothing while nobody listens.
 *
 * <p>Messages pass on any thread and are only handed over there; the rest belongs to the event loop
 * it is made on. What is more than can be told is counted.
 */
final class Tap {

  /** So much at once, then what is left of the moment is missed. */
  private static final int ROOM = 500;

  private static final long MOMENT_MILLIS = 50;
  private static final long LISTENS_SECONDS = 3;

  private final Vertx vertx;
  private final Context context;
  private final EventBus bus;
  private final String node;
  private final InstantSource clock;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final Questions questions = new Questions();
  private final Handler<DeliveryContext<Object>> outbound = this::said;
  private final Handler<DeliveryContext<Object>> inbound = this::heard;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong missed = new AtomicLong();
  private final List<Said> moment = new ArrayList<>();
  private boolean isOpen;
  private long timer;

  Tap(Vertx vertx, String node, InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.bus = vertx.eventBus();
    this.node = node;
    this.clock = clock;
  }

  /** Takes what somebody wants to hear. */
  void listen(Listen wish) {
    if (wish.patterns().isEmpty()) {
      listeners.remove(wish.listener());
    } else {
      Instant until = clock.instant().plusSeconds(LISTENS_SECONDS);
      listeners.put(wish.listener(), new Listener(wish.patterns(), until));
    }
    openOrClose();
  }

  void close() {
    listeners.clear();
    openOrClose();
  }

  private void openOrClose() {
    boolean wanted = !listeners.isEmpty();
    if (wanted && !isOpen) {
      bus.addOutboundInterceptor(outbound);
      bus.addInboundInterceptor(inbound);
      timer = vertx.setPeriodic(MOMENT_MILLIS, _ -> endMoment());
    } else if (!wanted && isOpen) {
      bus.removeOutboundInterceptor(outbound);
      bus.removeInboundInterceptor(inbound);
      vertx.cancelTimer(timer);
      questions.forget();
    }
    isOpen = wanted;
  }

  /** Somebody is asked here: where, the answer will not say. */
  private void heard(DeliveryContext<Object> delivery) {
    Message<Object> message = delivery.message();
    if (message.replyAddress() != null && isListenedTo(message.address())) {
      questions.remember(message.replyAddress(), message.address());
    }
    delivery.next();
  }

  private void said(DeliveryContext<Object> delivery) {
    Message<Object> message = delivery.message();
    String question = questions.answered(message.address());
    Manner manner =
        question != null
            ? Manner.ANSWERS
            : message.replyAddress() != null ? Manner.ASKS : Manner.TELLS;
    String address = question != null ? question : message.address();
    if (isListenedTo(address)) {
      handOver(clock.instant(), address, manner, delivery.body());
    }
    delivery.next();
  }

  private void handOver(Instant at, String address, Manner manner, Object body) {
    if (waiting.incrementAndGet() > ROOM) {
      waiting.decrementAndGet();
      missed.incrementAndGet();
    } else {
      context.runOnContext(_ -> add(at, address, manner, body));
    }
  }

  private void add(Instant at, String address, Manner manner, Object body) {
    if (isOpen) {
      moment.add(Wording.of(at, address, manner, body));
    } else {
      waiting.decrementAndGet();
    }
  }

  /** What taps say is not told; somebody would hear only himself. */
  private boolean isListenedTo(@Nullable String address) {
    return address != null
        && address.startsWith("pasu.")
        && !address.startsWith(Addresses.TAILS.address())
        && listeners.values().stream().anyMatch(listener -> listener.hears(address));
  }

  private void endMoment() {
    List<Said> said = List.copyOf(moment);
    moment.clear();
    waiting.addAndGet(-said.size());
    long untold = missed.getAndSet(0);
    listeners.forEach((name, listener) -> tell(name, listener.of(said), untold));
    listeners.values().removeIf(listener -> listener.until().isBefore(clock.instant()));
    openOrClose();
  }

  private void tell(String listener, List<Said> said, long untold) {
    if (!said.isEmpty() || untold > 0) {
      new Bus(bus).publish(Addresses.overheard(listener), new Overheard(node, said, untold));
    }
  }
}
