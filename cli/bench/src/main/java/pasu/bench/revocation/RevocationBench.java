package pasu.bench.revocation;

import io.vertx.core.json.JsonObject;
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
import pasu.cli.CommandFailure;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long whoever is shut out still gets what they had begun: from the request that shuts them out
 * to the end of each answer.
 */
@Command(
    name = "revocation",
    description =
        "From shutting somebody out to the end of all that they look at: by leaving the site,"
            + " another role, the account's removal, another password, in turn; and an edge.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench revocation --times 40")
public final class RevocationBench extends Bench {

  private static final int GOAL_MILLIS = 2_000;
  private static final int PATIENCE_SECONDS = 60;
  private static final Duration CLIP = Duration.ofSeconds(20);
  private static final JsonObject NOTHING = new JsonObject();

  @Option(names = "--times", defaultValue = "20", description = "How often somebody is shut out.")
  private int times;

  @Option(
      names = "--mbit",
      defaultValue = "8",
      description = "What the line of each answer carries a second, in Mbit.")
  private int megabits;

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
        new UpSettings(data, new Door("127.0.0.1", 0), List.of(camera), 3, Duration.ZERO, CLIP);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        HttpClient http = HttpClient.newHttpClient()) {
      String token = TokenFile.read(data.resolve("admin.token"));
      URI server = URI.create(machine.url());
      Callers callers = new Callers(server, token, http);
      String clip = recorded(callers);
      try (NarrowLine line = new NarrowLine(server, megabits)) {
        for (int i = 0; i < times; i++) {
          shutOutGuest(callers, callers.at(line.near()), i, clip);
          shutOutEdge(callers, i);
        }
      }
    }
    return spans.entrySet().stream().map(RevocationBench::figure).toList();
  }

  private static Figure figure(Map.Entry<String, List<Duration>> measured) {
    Quantiles spans = Quantiles.of(measured.getValue());
    return new Figure(
        measured.getKey(),
        spans.toString(),
        "at most %d ms".formatted(GOAL_MILLIS),
        spans.maxMillis() > GOAL_MILLIS);
  }

  /** A clip whose video is made. */
  private String recorded(Callers callers) throws Exception {
    say("recording a clip of %d s".formatted(CLIP.toSeconds()));
    String fire = "/api/cameras/%s/detections".formatted(CAMERA);
    String clip = callers.ask("POST", fire, NOTHING).getString("clip");
    TimeUnit.SECONDS.sleep(1); // It begins.
    for (int i = 0; i < 2 * PATIENCE_SECONDS; i++) {
      JsonObject details = callers.ask("GET", "/api/clips/" + clip, NOTHING);
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
    running.put("live, WebSocket", far.socket(camera + "/live", session));
    running.put("live, multipart", far.answer(camera + "/live.mjpeg", session));
    running.put("events, WebSocket", far.socket("/api/events", session));
    running.put("events, server-sent", far.answer("/api/events", session));
    running.put("video of a clip", far.answer("/api/clips/%s/video.mp4".formatted(clip), session));
    running.put(
        "frames of a clip", far.answer("/api/clips/%s/frames.mjpg".formatted(clip), session));
    awaitBegun(running);
    String membership = "/api/sites/home/members/" + guest;
    long start = System.nanoTime();
    switch (number % 4) {
      case 0 -> callers.ask("DELETE", membership, NOTHING);
      case 1 -> callers.ask("PATCH", membership, new JsonObject().put("role", "owner"));
      case 2 -> callers.ask("DELETE", "/api/accounts/" + guest, NOTHING);
      default -> callers.changePassword(other);
    }
    note(running, start);
  }

  private void shutOutEdge(Callers callers, int number) throws Exception {
    String camera = "edge-" + number;
    Map<String, Running> running =
        Map.of("link of an edge", callers.socket("/link", callers.edge(camera)));
    awaitBegun(running);
    long start = System.nanoTime();
    callers.ask("DELETE", "/api/cameras/" + camera, NOTHING);
    note(running, start);
  }

  private static void awaitBegun(Map<String, Running> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (Running each : running.values()) {
      each.begun().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void note(Map<String, Running> running, long start)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (Map.Entry<String, Running> each : running.entrySet()) {
      long ended = each.getValue().ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      spans
          .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
          .add(Duration.ofNanos(ended - start));
    }
  }
}
