package pasu.bench.simulation.scale;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.Node;
import pasu.cli.role.Closings;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.link.ServerTrust;
import pasu.measure.Quantiles;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.scaling.LauncherVerticle;

/**
 * Thousands of edges and as many agents as they need, pretended by this process, and a real control
 * plane in another one. Its methods block.
 */
public final class ScaleRun {

  private static final Duration REGISTRATION = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long SAY_EVERY_SECONDS = 5;
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Multitude multitude;
  private final Consumer<String> progress;
  private final Closings closings = new Closings(System::nanoTime);

  /**
   * Creates it.
   *
   * @param progress told what is being done
   */
  public ScaleRun(Multitude multitude, Consumer<String> progress) {
    this.multitude = multitude;
    this.progress = progress;
  }

  /** Runs in a folder, which gets the control plane's data and log. */
  public MultitudeFigures run(Path folder) throws InterruptedException {
    SmallMesh mesh = SmallMesh.in(folder);
    try (MeasuredRole control = mesh.control(multitude.agents())) {
      return beside(mesh, control);
    }
  }

  /**
   * Whoever still asks when a control plane ends has much to say about it: this process goes first.
   */
  private MultitudeFigures beside(SmallMesh mesh, MeasuredRole control)
      throws InterruptedException {
    try {
      Vertx vertx = Node.join(mesh.cluster(), Node.Kind.LITE, closings, progress);
      startAgents(vertx);
      return multitude.links()
          ? linked(mesh, control, new Bus(vertx.eventBus()))
          : together(control, vertx);
    } finally {
      closings.run(CLOSING);
    }
  }

  private void startAgents(Vertx vertx) {
    PretendedAgentsVerticle agents =
        new PretendedAgentsVerticle(multitude.agents(), Multitude.AGENT_CAPACITY);
    vertx
        .deployVerticle(new LauncherVerticle("pretended", multitude.agents(), agents.launcher()))
        .await();
    vertx.deployVerticle(agents).await();
  }

  private MultitudeFigures together(MeasuredRole control, Vertx vertx) throws InterruptedException {
    PretendedEdges edges = edges(vertx);
    long begun = System.nanoTime();
    edges.startTogether();
    return measure(edges, begun, List.of(control));
  }

  /** Each edge has a link of its own to a gateway, which is a process of its own. */
  private MultitudeFigures linked(SmallMesh mesh, MeasuredRole control, Bus bus)
      throws InterruptedException {
    Vertx own = Vertx.vertx();
    BusMessages.registerCodecs(own.eventBus());
    PretendedEdges edges = edges(own);
    Map<String, Supplier<String>> secrets = Enrolment.of(bus, edges.edges());
    progress.accept("%d edges enrolled".formatted(secrets.size()));
    LinkOptions links = new LinkOptions(List.of(mesh.door()), secrets, ServerTrust.OF_THIS_MACHINE);
    try (MeasuredRole gateway = mesh.gateway()) {
      long begun = System.nanoTime();
      own.deployVerticle(new LinkVerticle(links, new SecureRandom(), InstantSource.system()))
          .await();
      edges.startAlone();
      MultitudeFigures figures = measure(edges, begun, List.of(control, gateway));
      return multitude.restart() ? figures.back(restart(mesh, gateway, edges)) : figures;
    } finally {
      own.close().await();
    }
  }

  /** Kills the gateway, and returns how many seconds after another is there all links are back. */
  private double restart(SmallMesh mesh, MeasuredRole gateway, PretendedEdges edges)
      throws InterruptedException {
    progress.accept("the gateway is killed");
    gateway.kill();
    sleep(LOOK); // Until the last that it answered was heard.
    edges.forgetRegistrations();
    try (MeasuredRole _ = mesh.gateway()) {
      progress.accept("another is there");
      long begun = System.nanoTime();
      awaitRegistered(edges);
      return secondsSince(begun);
    }
  }

  private PretendedEdges edges(Vertx vertx) {
    return new PretendedEdges(
        vertx, multitude, InstantSource.system(), System::nanoTime, new SplittableRandom(1));
  }

  private MultitudeFigures measure(PretendedEdges edges, long begun, List<MeasuredRole> roles)
      throws InterruptedException {
    awaitRegistered(edges);
    double registered = secondsSince(begun);
    progress.accept("%d edges registered in %.1f s".formatted(multitude.edges(), registered));
    edges.detect();
    sleep(Multitude.STREAM.plusSeconds(5));
    progress.accept("measuring");
    edges.startCounting();
    List<RoleFigures> costs = RoleFigures.over(multitude.span(), roles);
    return new MultitudeFigures(
        multitude.edges(),
        multitude.agents(),
        registered,
        edges.heartbeats(),
        edges.unheard(),
        Quantiles.of(edges.grants()),
        edges.failed(),
        costs,
        null);
  }

  private void awaitRegistered(PretendedEdges edges) throws InterruptedException {
    long begun = System.nanoTime();
    long said = 0;
    while (edges.registrations() < multitude.edges()) {
      double seconds = secondsSince(begun);
      if (seconds > REGISTRATION.toSeconds()) {
        throw CommandFailure.failed(
            "only %d of %d edges registered within %d s"
                .formatted(edges.registrations(), multitude.edges(), REGISTRATION.toSeconds()));
      }
      if (seconds >= said + SAY_EVERY_SECONDS) {
        said += SAY_EVERY_SECONDS;
        progress.accept("%d registered after %d s".formatted(edges.registrations(), said));
      }
      sleep(LOOK);
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static void sleep(Duration span) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(span.toMillis());
  }
}
