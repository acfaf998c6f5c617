package pasu.cli.up;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pasu.access.Access;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.agent.RecoveryVerticle;
import pasu.cli.CommandFailure;
import pasu.cli.client.TokenFile;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.protocol.BusMessages;
import pasu.scaling.ScalingVerticle;
import pasu.web.GatewayOptions;
import pasu.web.GatewayVerticle;

/**
 * All of Pasu in this process: the same verticles as on several machines, agents embedded. Its
 * methods block; not thread-safe.
 */
public final class OneMachine implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /** What is left of the 20 s that service managers grant, after the JVM's own share. */
  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(18);

  private final UpSettings settings;
  private final PasuFolder folder;
  private final InstantSource clock;
  private final Closings closings;
  private final Vertx vertx;
  private final EmbeddedAgentLauncher agents;
  private final ControlPlane controlPlane;
  private final GatewayVerticle gateway;

  private OneMachine(UpSettings settings, Closings closings, InstantSource clock)
      throws IOException {
    this.settings = settings;
    this.closings = closings;
    this.clock = clock;
    folder = PasuFolder.open(settings.data());
    closings.add("data folder", () -> done(folder::close));
    vertx = Vertx.vertx();
    closings.add("vertx", vertx::close);
    agents = new EmbeddedAgentLauncher(vertx, this::agent);
    controlPlane = ControlPlane.open(options(), agents, clock);
    closings.add("database", () -> done(controlPlane::close));
    Door door = settings.door();
    gateway =
        new GatewayVerticle(new GatewayOptions(door.host(), door.port(), folder.clips()), clock);
  }

  /**
   * Checks everything, then starts everything.
   *
   * @throws CommandFailure in one sentence; nothing was created where a check failed, and nothing
   *     is left running
   * @throws IllegalArgumentException likewise, for a camera or its sensor
   */
  public static OneMachine start(UpSettings settings, InstantSource clock) {
    return start(settings, DatagramUplink::start, clock);
  }

  /** The same with other uplinks, as simulated edges have them. */
  public static OneMachine start(UpSettings settings, Uplinks uplinks, InstantSource clock) {
    PasuFolder.check(settings.data());
    settings.door().check();
    Spool spool = new Spool(PasuFolder.spool(settings.data()), settings.spoolBytes(), clock);
    List<EdgeVerticle> edges = Edges.of(settings, uplinks, spool, clock);
    Closings closings = new Closings(System::nanoTime);
    try {
      OneMachine machine = new OneMachine(settings, closings, clock);
      machine.run(edges, spool);
      return machine;
    } catch (CommandFailure known) {
      closings.run(CLOSING_PATIENCE);
      throw known;
    } catch (RuntimeException | IOException failure) {
      closings.run(CLOSING_PATIENCE);
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
    Access access = controlPlane.access();
    return always ? Optional.of(access.signInToken()) : access.firstSignInToken();
  }

  /** Closes everything in order, within 20 s. */
  @Override
  public void close() {
    closings.run(CLOSING_PATIENCE);
  }

  private void run(List<EdgeVerticle> edges, Spool spool) throws IOException {
    leaveToken();
    BusMessages.registerCodecs(vertx.eventBus());
    for (Deployable verticle : controlPlane.verticles()) {
      if (verticle instanceof ScalingVerticle) { // It starts agents.
        prepareForAgents();
      }
      deploy(verticle).await();
    }
    spool.open();
    closings.add("spool", () -> done(spool::close));
    Future.all(edges.stream().map(this::deploy).toList()).await();
  }

  private void prepareForAgents() {
    deploy(new RecoveryVerticle(folder.clips())).await();
    deploy(gateway).await();
    closings.add("agents", agents::close);
  }

  private Future<String> deploy(Deployable verticle) {
    Future<String> deployment = vertx.deployVerticle(verticle);
    closings.add(
        verticle.getClass().getSimpleName(),
        () -> deployment.compose(vertx::undeploy, _ -> Future.succeededFuture()));
    return deployment;
  }

  private ControlPlaneOptions options() {
    ControlPlaneOptions defaults = ControlPlaneOptions.in(folder.path());
    return defaults.withScaling(defaults.scaling().withCapacity(settings.capacity()));
  }

  private AgentVerticle agent(String name) {
    return new AgentVerticle(
        new AgentOptions(name, settings.capacity(), folder.clips(), LOOPBACK), clock);
  }

  private void leaveToken() throws IOException {
    Path file = folder.tokenFile();
    if (!Files.exists(file) || !controlPlane.access().isAdminToken(TokenFile.read(file))) {
      TokenFile.write(file, controlPlane.access().adminToken());
    }
  }

  private static Future<Void> done(Runnable step) {
    step.run();
    return Future.succeededFuture();
  }
}
