package pasu.bench.edge;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import pasu.bench.Bench;
import pasu.cli.client.Server;
import pasu.cli.role.Door;
import pasu.cli.role.PasuFolder;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.measure.ChildJvm;
import pasu.measure.Quantiles;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.web.tls.OwnCertificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an edge costs as its package runs it, and how soon it tells of its sensor. */
@Command(
    name = "edge",
    description =
        "The edge's package beside a Pasu: processor, memory, start; how soon its pin is heard of.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu bench edge", "  ./pasu bench edge --seconds 60 --times 200"})
public final class EdgeBench extends Bench {

  private static final String HOST = "127.0.0.1";
  private static final int SLOTS = 3;
  private static final double MAX_IDLE = 0.03;
  private static final double MAX_STREAMING = 0.08;
  private static final double MAX_LOOKING = 0.005;
  private static final Duration MAX_START = Duration.ofSeconds(2);
  private static final double MAX_DELAY_MILLIS = 20;
  private static final long WISH_MILLIS = 60_000;
  private static final long REPEAT_MILLIS = 20_000;

  @Option(
      names = "--seconds",
      defaultValue = "15",
      description = "Of each load, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--times",
      defaultValue = "40",
      description = "Firings, after ten others (default: ${DEFAULT-VALUE}).")
  private int times;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    say("laying the package out, and rehearsing a start");
    PackagedEdge edge = PackagedEdge.install(folder.resolve("package"));
    edge.configure(video);
    Path data = folder.resolve("data");
    try (OneMachine machine = OneMachine.start(settings(data), InstantSource.system())) {
      edge.enrol(link(URI.create(machine.url()), data));
      List<Figure> figures = new ArrayList<>(loads(edge, machine.vertx()));
      figures.add(look(video));
      say("a pin moves %d times, and ten times before".formatted(times));
      figures.add(delay(new PinToLink(machine.vertx()).measure(edge, video, times)));
      return figures;
    }
  }

  /** With https, as edges elsewhere have it. */
  private static UpSettings settings(Path data) {
    OwnCertificate certificate = new OwnCertificate(PasuFolder.tls(data), List.of(HOST));
    return new UpSettings(
        data,
        new Door(HOST, 0, certificate, List.of(), null),
        List.of(CameraSpec.parse("aside=scene:320x240@1,manual:")),
        SLOTS,
        EdgeOptions.DEFAULT_PRE_ROLL,
        EdgeOptions.DEFAULT_CLIP_LENGTH);
  }

  private String link(URI door, Path data) {
    PrintWriter err = command.commandLine().getErr();
    String wish = new JsonObject().put("id", CAMERA).encode();
    String answer =
        Server.at(door, data.resolve("admin.token"), null, err).post("/api/cameras", wish);
    return new JsonObject(answer).getString("link");
  }

  private List<Figure> loads(PackagedEdge packaged, Vertx server)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    try (ChildJvm edge = packaged.run("run")) {
      edge.awaitLine("camera opened");
      Duration start = Duration.ofNanos(System.nanoTime() - started);
      Thread.ofVirtual().start(() -> drain(edge));
      say("an edge started in %d ms; it is idle now".formatted(start.toMillis()));
      Load idle = Load.of(edge, seconds);
      say("idle it took %s; it streams now".formatted(idle));
      Load streaming = streaming(edge, server);
      say("streaming it took " + streaming);
      edge.stop();
      return List.of(
          new Figure(
              "start to camera",
              start.toMillis() + " ms",
              "at most 2 s",
              start.compareTo(MAX_START) > 0),
          idle.figure("idle, ring only", MAX_IDLE),
          streaming.figure("streaming", MAX_STREAMING));
    }
  }

  /** Lest it waits for whoever reads what it says. */
  private static void drain(ChildJvm edge) {
    try {
      String _ = edge.hearAll();
    } catch (IOException _) {
      // It ended.
    }
  }

  private Load streaming(ChildJvm edge, Vertx server) throws IOException, InterruptedException {
    Bus bus = new Bus(server.eventBus());
    Watching _ = bus.ask(Addresses.watch(CAMERA), new Watch(WISH_MILLIS)).await();
    long viewer =
        server.setPeriodic(
            REPEAT_MILLIS, _ -> bus.ask(Addresses.watch(CAMERA), new Watch(WISH_MILLIS)));
    try {
      return Load.of(edge, seconds);
    } finally {
      server.cancelTimer(viewer);
    }
  }

  private static Figure look(Path video) throws Exception {
    WatchCost cost = new WatchCost(video);
    return new Figure(
        "one look in two seconds", cost.toString(), "at most 0.5 %", cost.share() > MAX_LOOKING);
  }

  private static Figure delay(List<Duration> delays) {
    Quantiles measured = Quantiles.of(delays);
    return new Figure(
        "line to Detected on the link",
        measured.toString(),
        "p99 at most 20 ms",
        measured.p99Millis() > MAX_DELAY_MILLIS);
  }
}
