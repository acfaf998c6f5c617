package pasu.cli.simulation.scale;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.Node;
import pasu.cli.measure.ProcessFigures;
import pasu.cli.measure.Quantiles;
import pasu.cli.role.Closings;
import pasu.scaling.AgentLauncher;
import pasu.scaling.LauncherVerticle;

/**
 * Thousands of edges and as many agents as they need, pretended by this process, and a real control
 * plane in another one. Its methods block.
 */
public final class ScaleRun {

  private static final Duration REGISTRATION = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(100);
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
    try (ControlProcess control = ControlProcess.start(folder, multitude.agents())) {
      return measure(control);
    } finally {
      closings.run(CLOSING);
    }
  }

  private MultitudeFigures measure(ControlProcess control) throws InterruptedException {
    Vertx vertx = Node.join(control.cluster(), Node.Kind.LITE, closings, progress);
    PretendedAgentsVerticle agents =
        new PretendedAgentsVerticle(multitude.agents(), Multitude.AGENT_CAPACITY);
    Launched launched = new Launched(agents.names());
    vertx.deployVerticle(new LauncherVerticle("pretended", multitude.agents(), launched)).await();
    vertx.deployVerticle(agents).await();
    PretendedEdges edges =
        new PretendedEdges(
            vertx, multitude, InstantSource.system(), System::nanoTime, new SplittableRandom(1));
    long begun = System.nanoTime();
    edges.start();
    awaitRegistered(edges);
    double registered = secondsSince(begun);
    progress.accept("%d edges registered in %.1f s".formatted(multitude.edges(), registered));
    edges.detect();
    sleep(Multitude.STREAM.plusSeconds(5));
    progress.accept("measuring");
    return count(control, edges, registered);
  }

  private MultitudeFigures count(ControlProcess control, PretendedEdges edges, double registered)
      throws InterruptedException {
    ProcessFigures before = control.figures();
    long begun = System.nanoTime();
    edges.startCounting();
    long resident = 0;
    while (secondsSince(begun) < multitude.span().toSeconds()) {
      sleep(LOOK);
      resident = Math.max(resident, control.figures().residentBytes());
    }
    double seconds = secondsSince(begun);
    double cpu = control.figures().cpuSeconds() - before.cpuSeconds();
    return new MultitudeFigures(
        multitude.edges(),
        multitude.agents(),
        registered,
        edges.heartbeats(),
        edges.unheard(),
        Quantiles.of(edges.grants()),
        edges.failed(),
        cpu / seconds,
        resident);
  }

  private void awaitRegistered(PretendedEdges edges) throws InterruptedException {
    long begun = System.nanoTime();
    while (edges.registrations() < multitude.edges()) {
      if (secondsSince(begun) > REGISTRATION.toSeconds()) {
        throw CommandFailure.failed(
            "only %d of %d edges registered within %d s"
                .formatted(edges.registrations(), multitude.edges(), REGISTRATION.toSeconds()));
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

  /** A launcher whose agents run already. */
  private record Launched(List<String> agents) implements AgentLauncher {

    @Override
    public Future<Void> start(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<List<String>> list() {
      return Future.succeededFuture(agents);
    }
  }
}
