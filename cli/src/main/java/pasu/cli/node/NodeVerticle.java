package pasu.cli.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.Version;

/**
 * Says that this process is there, and, while somebody listens, what it says to others (ADR 27);
 * notices a leader whose code speaks otherwise. One in each process. Runs on an event loop.
 */
public final class NodeVerticle extends VerticleBase {

  private static final long ALIVE_MILLIS = 2_000;

  private final String role;
  private final String id;
  private final BooleanSupplier leads;
  private final InstantSource clock;
  private final Promise<String> refusal = Promise.promise();
  private Tap tap;

  /** A node that never leads, named after its process and host. */
  public NodeVerticle(String role, InstantSource clock) {
    this(role, () -> false, clock);
  }

  /** One that may lead, named so. */
  public NodeVerticle(String role, BooleanSupplier leads, InstantSource clock) {
    this(role, role + "-" + ManagementFactory.getRuntimeMXBean().getName(), leads, clock);
  }

  /**
   * Creates it.
   *
   * @param id which no other node has; {@code control-4711@nas} where it has no name of its own
   * @param leads whether it is the control plane that leads, at any moment
   */
  @SuppressWarnings("NullAway.Init") // Vert.x calls start() before all else.
  public NodeVerticle(String role, String id, BooleanSupplier leads, InstantSource clock) {
    this.role = role;
    this.id = id;
    this.leads = leads;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    Instant since = clock.instant();
    tap = new Tap(vertx, id, clock);
    vertx.setPeriodic(0, ALIVE_MILLIS, _ -> bus.publish(Addresses.NODES, self(since)));
    return bus.hear(Addresses.TAILS, tap::listen)
        .compose(_ -> bus.hear(Addresses.NODES, this::meet));
  }

  /** Completes with why this node has to go: it met a leader that speaks otherwise. */
  public Future<String> refusal() {
    return refusal.future();
  }

  private void meet(Node other) {
    Version spoken = other.spoken();
    if (other.leads() && !leads.getAsBoolean() && !spoken.understands(Version.OWN)) {
      refusal.tryComplete(String.valueOf(spoken.refusal(id, Version.OWN).getMessage()));
    }
  }

  @Override
  public Future<?> stop() {
    tap.close();
    return Future.succeededFuture();
  }

  private Node self(Instant since) {
    return new Node(id, role, since, leads.getAsBoolean());
  }
}
