package pasu.cli.up;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pasu.agent.RecoveryVerticle;
import pasu.cli.CommandFailure;
import pasu.cli.node.NodeVerticle;
import pasu.cli.role.Closings;
import pasu.cli.role.ControlRoom;
import pasu.cli.role.Deployments;
import pasu.cli.role.Lifetime;
import pasu.cli.role.PasuFolder;
import pasu.control.ControlPlaneOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.leadership.LeadershipVerticle;
import pasu.web.GatewayVerticle;

/**
 * All of Pasu in this process, but for agents in containers: the same verticles as on several
 * machines. Its methods block; not thread-safe.
 */
public final class OneMachine implements AutoCloseable {

  private final UpSettings settings;
  private final InstantSource clock;
  private final Closings closings;
  private final Vertx vertx;
  private final Deployments deployments;
  private final Housing.Opened agents;
  private final ControlRoom control;
  private final GatewayVerticle gateway;

  private OneMachine(UpSettings settings, Housing housing, Closings closings, InstantSource clock) {
    this.settings = settings;
    this.closings = closings;
    this.clock = clock;
    agents = housing.open(settings, closings, clock);
    vertx = agents.vertx();
    deployments = new Deployments(vertx, closings);
    control = ControlRoom.open(settings.data(), this::options, agents.launcher(), closings, clock);
    gateway = new GatewayVerticle(settings.door().gateway(control.folder().clips()), clock);
  }

  /**
   * Checks everything, then starts everything.
   *
   * @throws CommandFailure in one sentence; nothing was created where a check failed, and nothing
   *     is left running
   * @throws IllegalArgumentException likewise, for a camera or its sensor
   */
  public static OneMachine start(UpSettings settings, InstantSource clock) {
    return start(settings, Housing.EMBEDDED, DatagramUplink::start, clock);
  }

  /** The same with other agents, and other uplinks, as simulated edges have them. */
  public static OneMachine start(
      UpSettings settings, Housing housing, Uplinks uplinks, InstantSource clock) {
    Closings closings = new Closings(System::nanoTime);
    try {
      return start(settings, housing, uplinks, closings, clock);
    } catch (RuntimeException failure) {
      closings.run(Lifetime.CLOSING_PATIENCE);
      throw Lifetime.explained(failure);
    }
  }

  /**
   * The same, closed by somebody else, also when it does not start.
   *
   * @param closings where it adds how to close what it starts
   */
  static OneMachine start(
      UpSettings settings,
      Housing housing,
      Uplinks uplinks,
      Closings closings,
      InstantSource clock) {
    PasuFolder.check(settings.data());
    settings.door().check();
    Spool spool = new Spool(PasuFolder.spool(settings.data()), settings.spoolBytes(), clock);
    List<EdgeVerticle> edges = Edges.of(settings, uplinks, spool, clock);
    try {
      OneMachine machine = new OneMachine(settings, housing, closings, clock);
      machine.run(edges, spool);
      return machine;
    } catch (IOException failure) {
      throw CommandFailure.failed("Pasu does not start: " + failure.getMessage());
    }
  }

  /** The page's address. */
  public String url() {
    return settings.door().url(gateway.port());
  }

  /** Where further verticles may be deployed, and its bus listened to; closed with the rest. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Draws a token for a sign-in link.
   *
   * @param always also when somebody has signed in before
   */
  Optional<String> signInToken(boolean always) {
    return control.signInToken(always);
  }

  /** Closes everything in order, within 20 s. */
  @Override
  public void close() {
    closings.run(Lifetime.CLOSING_PATIENCE);
  }

  private void run(List<EdgeVerticle> edges, Spool spool) throws IOException {
    deployments.add(new NodeVerticle("up", control::leads, clock)).await();
    for (Deployable verticle : control.verticles()) {
      if (verticle instanceof LeadershipVerticle) { // It brings the first agent.
        prepareForAgents();
      }
      deployments.add(verticle).await();
    }
    spool.open();
    closings.add("spool", () -> done(spool::close));
    Future.all(edges.stream().map(deployments::add).toList()).await();
  }

  private void prepareForAgents() {
    deployments.add(new RecoveryVerticle(control.folder().clips())).await();
    deployments.add(gateway).await();
    closings.add("agents", agents.close());
  }

  /** Nobody can be there before this process is. */
  private ControlPlaneOptions options(ControlPlaneOptions defaults) {
    return defaults
        .withRegistration(defaults.registration().withoutFirstRound())
        .withScaling(defaults.scaling().withCapacity(settings.capacity()))
        .withNotification(defaults.notification().withHosts(settings.pushHosts()));
  }

  private static Future<Void> done(Runnable step) {
    step.run();
    return Future.succeededFuture();
  }
}
