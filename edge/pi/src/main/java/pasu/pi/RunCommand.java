package pasu.pi;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.alone.LoneEdge;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code pasu-edge run}: what the service runs, until a signal ends it. */
@Command(name = "run", description = "Runs the edge until a signal ends it; the service does.")
final class RunCommand implements Callable<Integer> {

  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  /** What is left of the 20 s that the service grants, after the JVM's own share. */
  private static final long FAREWELL_SECONDS = 18;

  @ParentCommand private PasuEdge parent = new PasuEdge();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = parent.settings();
    Path data = parent.data();
    LoneEdge edge = LoneEdge.open(settings.of(EdgeFolder.identity(data), data));
    Supervisor supervisor = Supervisor.ofThisProcess(System.getenv());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(edge, supervisor), "pasu-closing"));
    edge.start().await();
    log.info("ready edge=\"{}\"", edge);
    supervisor.ready(edge.toString());
    supervisor.keepTold(edge.vertx());
    new CountDownLatch(1).await(); // The signal ends the process.
    return 0;
  }

  /** Also the end of an edge that did not start; its exit status is not touched then. */
  private static void end(LoneEdge edge, Supervisor supervisor) {
    supervisor.stopping();
    try {
      edge.close().await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException e) {
      log.warn("not closed error={}", e.toString());
    }
  }
}
