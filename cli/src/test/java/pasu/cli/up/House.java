package pasu.cli.up;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.edge.CameraSpec;
import pasu.edge.uplink.DatagramUplink;

/** All of Pasu in this JVM, on free ports, and an administrator who asks it. */
final class House implements AutoCloseable {

  /** Of clips, so that tests need not wait for the usual ones. */
  static final Duration CLIP_LENGTH = Duration.ofSeconds(4);

  static final Duration PRE_ROLL = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final OneMachine machine;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HeardEvents events;

  private House(OneMachine machine, String token) {
    this.machine = machine;
    this.token = token;
    this.events = new HeardEvents(ask("GET", "/api/events", BodyHandlers.ofLines()).body());
  }

  /** Opens it with the cameras, written as for {@code --camera}, and waits for their pictures. */
  static House open(Path data, String... cameras) {
    return open(data, Housing.EMBEDDED, CLIP_LENGTH, cameras);
  }

  /** The same with agents elsewhere, and other clips. */
  static House open(Path data, Housing housing, Duration clipLength, String... cameras) {
    UpSettings settings =
        new UpSettings(
            data,
            new Door("127.0.0.1", 0),
            Stream.of(cameras).map(CameraSpec::parse).toList(),
            3,
            PRE_ROLL,
            clipLength);
    OneMachine machine =
        OneMachine.start(settings, housing, DatagramUplink::start, InstantSource.system());
    House house = new House(machine, TokenFile.read(data.resolve("admin.token")));
    house.eventually(
        () -> house.list("/api/cameras"),
        all ->
            all.stream().filter(camera -> camera.getInteger("width") > 0).count()
                == cameras.length);
    return house;
  }

  String url() {
    return machine.url();
  }

  /** What {@code pasu up} prints at its first start, and with {@code --new-link} at any. */
  String signInLink() {
    return url() + "/sign-in?token=" + machine.signInToken(true).orElseThrow();
  }

  HeardEvents events() {
    return events;
  }

  /** Fires a sensor by hand; the clip's id. */
  String fire(String camera) {
    String path = "/api/cameras/" + camera + "/detections";
    return new JsonObject(ask("POST", path, BodyHandlers.ofString()).body()).getString("clip");
  }

  JsonObject clip(String id) {
    return new JsonObject(ask("GET", "/api/clips/" + id, BodyHandlers.ofString()).body());
  }

  /** The clip once its video is made, or once it is known that it lacks something. */
  JsonObject finishedClip(String id) {
    return eventually(
        () -> clip(id),
        clip -> List.of("ready", "incomplete").contains(clip.getString("state", "")));
  }

  byte[] frame(String clip, int n) {
    String path = "/api/clips/%s/frames/%d.jpg".formatted(clip, n);
    return ask("GET", path, BodyHandlers.ofByteArray()).body();
  }

  /** Changes something, which must not be refused. */
  void change(String method, String path, JsonObject body) {
    HttpResponse<String> answer =
        ask(method, path, BodyPublishers.ofString(body.encode()), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new AssertionError(answer.body());
    }
  }

  List<JsonObject> list(String path) {
    JsonArray answer = new JsonArray(ask("GET", path, BodyHandlers.ofString()).body());
    return answer.stream().map(JsonObject.class::cast).toList();
  }

  /** Asks again whenever something happened, until the answer is as wanted. */
  <T> T eventually(Supplier<T> question, Predicate<T> wanted) {
    long start = System.nanoTime();
    T answer = question.get();
    while (!wanted.test(answer)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE + "; the last answer is " + answer);
      }
      events.awaitNext();
      answer = question.get();
    }
    return answer;
  }

  @Override
  public void close() {
    http.shutdownNow();
    machine.close();
  }

  private <T> HttpResponse<T> ask(String method, String path, BodyHandler<T> body) {
    return ask(method, path, BodyPublishers.noBody(), body);
  }

  private <T> HttpResponse<T> ask(
      String method, String path, BodyPublisher asked, BodyHandler<T> answered) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, asked)
            .build();
    try {
      return http.send(request, answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
