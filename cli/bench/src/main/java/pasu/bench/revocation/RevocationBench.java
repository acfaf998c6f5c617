package pasu.bench.revocation;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pasu.bench.Bench;
import pasu.bench.simulation.Guests;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long whoever is shut out still gets what they had begun: from the request that shuts them out
 * to the end of each answer.
 */
@Command(
    name = "revocation",
    description =
        "From shutting somebody out to the end of all that they look at: by leaving the site,"
            + " another role, the account's removal, another password, in turn; and of an edge that"
            + " is revoked: to the last datagram taken of it, and to the end of its view and link.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench revocation --times 40")
public final class RevocationBench extends Bench {

  private static final Duration GOAL = Duration.ofSeconds(2);
  private static final Duration GOAL_OF_EDGES = Duration.ofSeconds(1);
  private static final String EDGE = "edge: ";
  private static final int WARM_UP = 2;
  private static final int SLOTS = 3;
  private static final int FLOWING = 15; // Pictures.
  private static final int PATIENCE_SECONDS = 60;
  private static final Duration CLIP = Duration.ofSeconds(20);

  @Option(
      names = "--times",
      defaultValue = "20",
      description =
          "How often a guest and an edge are shut out, after two others"
              + " (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--mbit",
      defaultValue = "8",
      description = "What the line of each answer carries a second, in Mbit.")
  private int megabits;

  @Spec private CommandSpec command = CommandSpec.create();

  private final Map<String, List<Duration>> spans = new LinkedHashMap<>();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1) {
      throw CommandFailure.usage("--times must be at least 1, but is " + times);
    }
    if (megabits < 1 || megabits > 1_000) {
      throw CommandFailure.usage("--mbit must be 1 to 1000, but is " + megabits);
    }
    CameraSpec camera = CameraSpec.parse("%s=file:%s,manual:".formatted(CAMERA, video));
    Path data = folder.resolve("data");
    UpSettings settings =
        new UpSettings(data, new Door("127.0.0.1", 0), List.of(camera), SLOTS, Duration.ZERO, CLIP);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        HttpClient http = HttpClient.newHttpClient()) {
      StreamEnds ends = StreamEnds.on(machine.vertx());
      Path token = data.resolve("admin.token");
      PrintWriter err = command.commandLine().getErr();
      Server server = Server.at(URI.create(machine.url()), token, null, err);
      Callers callers = new Callers(server, server.base(), TokenFile.read(token), http);
      String clip = recorded(server);
      try (NarrowLine line = new NarrowLine(server.base(), megabits)) {
        for (int i = 0; i < WARM_UP + times; i++) {
          if (i == WARM_UP) {
            spans.clear();
          }
          shutOutGuest(callers, callers.at(line.near()), i, clip);
          shutOutLink(callers, i);
          shutOutStream(callers, i, video, ends);
        }
      }
    }
    return spans.entrySet().stream().map(RevocationBench::figure).toList();
  }

  private static Figure figure(Map.Entry<String, List<Duration>> measured) {
    Quantiles spans = Quantiles.of(measured.getValue());
    Duration goal = measured.getKey().startsWith(EDGE) ? GOAL_OF_EDGES : GOAL;
    return new Figure(
        measured.getKey(),
        spans.toString(),
        "at most %d ms".formatted(goal.toMillis()),
        spans.maxMillis() > goal.toMillis());
  }

  /** A clip whose video is made. */
  private String recorded(Server server) throws Exception {
    say("recording a clip of %d s".formatted(CLIP.toSeconds()));
    String fire = "/api/cameras/%s/detections".formatted(CAMERA);
    String clip = new JsonObject(server.post(fire)).getString("clip");
    TimeUnit.SECONDS.sleep(1); // It begins.
    for (int i = 0; i < 2 * PATIENCE_SECONDS; i++) {
      JsonObject details = new JsonObject(server.get("/api/clips/" + clip));
      if (details.getString("state").equals("ready")) {
        return clip;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw CommandFailure.failed("the clip's video was not made in time");
  }

  /** Has somebody come in, look at everything at once, and be shut out. */
  private void shutOutGuest(Callers callers, Callers far, int number, String clip)
      throws Exception {
    String guest = "guest-" + number;
    String session = callers.guest(guest);
    String other = callers.again(guest);
    String camera = "/api/cameras/" + CAMERA;
    Map<String, Running> running = new LinkedHashMap<>();
    running.put("live, WebSocket", far.socket(camera + "/live", session, 1));
    running.put("live, multipart", far.answer(camera + "/live.mjpeg", session));
    running.put("events, WebSocket", far.socket("/api/events", session, 0));
    running.put("events, server-sent", far.answer("/api/events", session));
    running.put("video of a clip", far.answer("/api/clips/%s/video.mp4".formatted(clip), session));
    running.put(
        "frames of a clip", far.answer("/api/clips/%s/frames.mjpg".formatted(clip), session));
    awaitBegun(running);
    String membership = "/api/sites/home/members/" + guest;
    long start = System.nanoTime();
    switch (number % 4) {
      case 0 -> callers.server().delete(membership);
      case 1 -> callers.server().patch(membership, "{\"role\":\"owner\"}");
      case 2 -> callers.server().delete("/api/accounts/" + guest);
      default -> callers.changePassword(other);
    }
    noteEnds(running, start);
  }

  private void shutOutLink(Callers callers, int number) throws Exception {
    String camera = "linked-" + number;
    try (Guests edge = Guests.enrol(callers.server(), List.of(camera), true)) {
      String secret = requireNonNull(edge.secrets().get(camera)).get();
      revoke(callers, camera, Map.of(EDGE + "link", callers.socket("/link", secret, 0)));
    }
  }

  /** Has an edge with a link of its own stream for a viewer, and be revoked. */
  private void shutOutStream(Callers callers, int number, Path video, StreamEnds ends)
      throws Exception {
    String camera = "streaming-" + number;
    try (LinkedEdge _ = LinkedEdge.start(callers.server(), camera, video)) {
      String view = "/api/cameras/%s/live".formatted(camera);
      Running running = callers.socket(view, callers.token(), FLOWING);
      long start = revoke(callers, camera, Map.of(EDGE + "live, WebSocket", running));
      note(EDGE + "last datagram", ends.await(camera) - start);
    }
  }

  /** When that was wished. */
  private long revoke(Callers callers, String camera, Map<String, Running> running)
      throws Exception {
    awaitBegun(running);
    long start = System.nanoTime();
    callers.server().delete("/api/cameras/" + camera);
    noteEnds(running, start);
    return start;
  }

  private static void awaitBegun(Map<String, Running> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (Running each : running.values()) {
      each.begun().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void noteEnds(Map<String, Running> running, long start)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (Map.Entry<String, Running> each : running.entrySet()) {
      note(each.getKey(), each.getValue().ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start);
    }
  }

  private void note(String what, long nanos) {
    spans.computeIfAbsent(what, _ -> new ArrayList<>()).add(Duration.ofNanos(nanos));
  }
}
