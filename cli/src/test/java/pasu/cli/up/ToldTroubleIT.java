package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.EdgeAlive;

/** Whatever goes wrong reaches people, and so does that it is over: all the way to a webhook. */
@Timeout(240)
class ToldTroubleIT {

  private static final Set<String> UNASKED = Set.of("detection", "edge-lost", "edge-lost-over");

  @TempDir private Path data;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final AtomicReference<List<Kind>> wrong = new AtomicReference<>(List.of());
  private Timer heart = new Timer("heart", true);
  private HttpServer hook;
  private House house;

  @BeforeEach
  void open() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext("/", this::hear);
    hook.start();
    String scene = "=scene:160x120@5,manual:";
    house = House.open(data, "a" + scene, "b" + scene, "c" + scene, "d" + scene);
    String url = "http://127.0.0.1:%d/".formatted(hook.getAddress().getPort());
    JsonObject settings = new JsonObject().put("url", url).put("secret", "0123456789abcdef");
    house.change(
        "PUT",
        "/api/notifications/channels/webhook",
        new JsonObject().put("enabled", true).put("settings", settings));
  }

  @AfterEach
  void close() {
    heart.cancel();
    house.close();
    hook.stop(0);
  }

  @Test
  void tellsOfACameraThatIsCoveredAndOfAnEdgeThatFellSilent() throws InterruptedException {
    beat("pasu.edges", ToldTroubleIT::edge);
    wrong.set(List.of(Kind.CAMERA_COVERED));
    awaitTold("camera-covered");

    wrong.set(List.of());
    awaitTold("camera-covered-over");

    heart.cancel();
    awaitTold("edge-lost");

    heart = new Timer("heart", true);
    beat("pasu.edges", ToldTroubleIT::edge);
    awaitTold("edge-lost-over");
  }

  @Test
  void tellsOfADiskThatIsFull() throws InterruptedException {
    beat("pasu.agents", ToldTroubleIT::agent);
    wrong.set(List.of(Kind.DISK_FULL));
    awaitTold("disk-full");

    wrong.set(List.of());
    awaitTold("disk-full-over");
  }

  @Test
  void tellsOfTooFewAgents() throws InterruptedException {
    house.change("PUT", "/api/scaling", new JsonObject().put("maximum", 1));

    List.of("a", "b", "c", "d").forEach(house::fire);

    awaitTold("agents-at-maximum");
  }

  private void hear(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.add(new JsonObject(body).getString("kind"));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** What is told next, but for detections, and for whoever falls silent on a slow day. */
  private void awaitTold(String wanted) throws InterruptedException {
    String kind = told.poll(60, TimeUnit.SECONDS);
    while (!wanted.equals(kind) && UNASKED.contains(String.valueOf(kind))) {
      kind = told.poll(60, TimeUnit.SECONDS);
    }
    assertThat(kind).isEqualTo(wanted);
  }

  /** Signs of life, said in somebody's place. */
  private void beat(String address, Function<List<Alarm>, BusMessage> alive) {
    TimerTask sign =
        new TimerTask() {
          @Override
          public void run() {
            List<Alarm> alarms =
                wrong.get().stream()
                    .map(kind -> new Alarm("other", kind, true, "look", Instant.EPOCH))
                    .toList();
            say(address, alive.apply(alarms));
          }
        };
    heart.schedule(sign, 0, 500);
  }

  private void say(String address, BusMessage message) {
    Run.of(
        "bus",
        "request",
        address,
        BusMessages.toNamedJson(message),
        "--server",
        house.url(),
        "--token-file",
        data.resolve("admin.token").toString());
  }

  private static BusMessage agent(List<Alarm> alarms) {
    return new AgentAlive(new Agent("agent-9", 1, false, List.of(), alarms));
  }

  private static BusMessage edge(List<Alarm> alarms) {
    return new EdgeAlive(
        "gate", "home", "scene:", "manual:", 1, 1, 1, null, List.of(), List.of(), alarms);
  }
}
