package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.EdgeMessage.Watch;

@ExtendWith(VertxExtension.class)
class LiveTest {

  private static final String LIVE = "/api/cameras/yard/live";

  private Rig rig;
  private ScriptedAgent agent;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    agent = new ScriptedAgent(vertx, rig.controlPlane);
  }

  @Test
  void showsEveryViewerThePicturesOfOneConnection() {
    Watcher first = new Watcher("viewer", "yard");
    Watcher second = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1 && first.isTold() && second.isTold());

    agent.send(1, 1_000, Buffer.buffer("one"));

    rig.until(() -> first.saw("one") && second.saw("one"));
    assertThat(agent.gateways).hasSize(1);
  }

  @Test
  void showsWhoComesLaterTheNewestPictureAtOnce() {
    Watcher first = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1);
    agent.send(1, 1_000, Buffer.buffer("one"));
    rig.until(() -> first.saw("one"));

    Watcher second = new Watcher("viewer", "yard");

    rig.until(() -> second.saw("one"));
  }

  @Test
  void showsNoOlderPictureAfterANewerOne() {
    Watcher watcher = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1);

    agent.send(2, 2_000, Buffer.buffer("two"));
    agent.send(1, 1_000, Buffer.buffer("one"));
    agent.send(3, 3_000, Buffer.buffer("three"));

    rig.until(() -> watcher.saw("three"));
    assertThat(watcher.pictures).containsExactly("two", "three");
  }

  @Test
  void delaysNobodyForASlowViewerWhoSkipsPictures() {
    Watcher slow = new Watcher("viewer", "yard");
    Watcher quick = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1 && slow.isTold() && quick.isTold());
    slow.socket.pause();
    int pictures = 40;
    for (int i = 1; i <= pictures; i++) {
      String name = "%d;".formatted(i);
      agent.send(i, i * 1_000L, Buffer.buffer(name + "x".repeat(1_000_000)));
      rig.until(() -> quick.pictures.stream().anyMatch(seen -> seen.startsWith(name)));
    }

    slow.socket.resume();

    rig.until(() -> slow.pictures.stream().anyMatch(seen -> seen.startsWith(pictures + ";")));
    assertThat(slow.pictures).hasSizeLessThan(pictures);
    assertThat(slow.numbers()).isSorted();
  }

  @Test
  void sendsNoMoreThanTwoAtOnceToWhoSaysWhatItHasTaken() {
    Watcher careful = new Watcher("viewer", "yard");
    Watcher other = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1 && careful.isTold() && other.isTold());
    AtomicBoolean heard = new AtomicBoolean();
    careful.socket.pongHandler(pong -> heard.compareAndSet(false, pong.length() == 0));
    careful.socket.writeTextMessage("taken").await();
    careful.socket.writePing(Buffer.buffer()).await();
    rig.until(heard::get); // What was said before it, too.

    for (int i = 1; i <= 9; i++) {
      String name = i + ";";
      agent.send(i, i * 1_000L, Buffer.buffer(name));
      rig.until(() -> other.saw(name));
    }
    assertThat(careful.pictures).containsExactly("1;", "2;");

    careful.socket.writeTextMessage("taken").await();

    rig.until(() -> careful.saw("9;"));
    assertThat(careful.pictures).containsExactly("1;", "2;", "9;");
  }

  @Test
  void asksTheEdgeAgainWhileSomebodyLooksAndLeavesWithTheLast() {
    Watcher watcher = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1 && rig.controlPlane.asked(Watch.class).size() >= 3);

    watcher.socket.close();

    rig.until(() -> agent.connected() == 0);
    assertThat(rig.controlPlane.asked(Watch.class)).contains(new Watch(15_000));
  }

  @Test
  void comesBackWhenTheConnectionToTheAgentBreaks() {
    Watcher watcher = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1);
    agent.gateways.getFirst().close();
    rig.until(() -> agent.gateways.size() == 2 && agent.connected() == 1);

    rig.until(
        () -> {
          agent.send(9, 9_000, Buffer.buffer("again"));
          return watcher.saw("again");
        });
    assertThat(watcher.told).anyMatch(text -> text.contains("\"waiting\""));
  }

  @Test
  void asksAnewWhereAnAgentStandsStill() {
    agent.standsStill.set(true);

    Watcher watcher = new Watcher("viewer", "yard");

    rig.until(() -> agent.connected() == 1);
    assertThat(agent.standsStill).isFalse();
    assertThat(watcher.told).anyMatch(text -> text.contains("\"waiting\""));
  }

  @Test
  void saysThatACameraIsOfflineAndKeepsTheViewOpen() {
    Watcher watcher = new Watcher("viewer", "shed");

    rig.until(() -> watcher.told.stream().anyMatch(text -> text.contains("\"offline\"")));
    assertThat(watcher.socket.isClosed()).isFalse();
  }

  @Test
  void endsAllViewsOfACameraThatIsTakenAway() throws IOException {
    Watcher watcher = new Watcher("viewer", "yard");
    Watcher another = new Watcher("viewer", "shed");
    rig.until(() -> agent.connected() == 1 && another.isTold());
    try (InputStream multipart = openMultipart().body()) {
      new Bus(rig.vertx.eventBus()).publish(Addresses.REMOVED_CAMERAS, new CameraRemoved("yard"));

      rig.until(() -> watcher.socket.isClosed());
      assertThat(multipart.readAllBytes()).isNotEmpty(); // It ends.
    }
    assertThat(watcher.socket.closeStatusCode()).isEqualTo((short) 4410);
    rig.until(() -> agent.connected() == 0);
    assertThat(another.socket.isClosed()).isFalse();
  }

  @Test
  void endsTheViewOfWhoGivesNoSignOfLife() {
    Watcher watcher = new Watcher("viewer", "yard");
    rig.until(() -> watcher.isTold());
    watcher.socket.pause(); // No pong is read, hence none is sent back in time.

    rig.until(
        () -> {
          rig.now.updateAndGet(now -> now.plusSeconds(16));
          return agent.connected() == 0 && !agent.gateways.isEmpty();
        });
  }

  @Test
  void keepsTheViewOfWhoAnswersPings() {
    Watcher watcher = new Watcher("viewer", "yard");
    rig.until(() -> agent.connected() == 1);
    for (int i = 0; i < 4; i++) {
      rig.now.updateAndGet(now -> now.plusSeconds(10));
      int asked = rig.controlPlane.asked(Watch.class).size();
      rig.until(() -> rig.controlPlane.asked(Watch.class).size() > asked + 2);
    }

    assertThat(watcher.socket.isClosed()).isFalse();
  }

  @Test
  void sendsTheHeaderOfTheNextPartRightAfterAPicture() throws IOException {
    HttpResponse<InputStream> multipart = openMultipart();
    String part = "Content-Type: image/jpeg\r\n\r\n";
    String expected = "--pasu-picture\r\n" + part + "one\r\n--pasu-picture\r\n" + part;

    try (InputStream body = multipart.body()) {
      assertThat(new String(body.readNBytes(expected.length()), StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
    assertThat(Rig.header(multipart, "Content-Type"))
        .isEqualTo("multipart/x-mixed-replace; boundary=pasu-picture");
    rig.until(() -> agent.connected() == 0);
  }

  private HttpResponse<InputStream> openMultipart() {
    long timer = rig.vertx.setPeriodic(5, _ -> agent.send(1, 1_000, Buffer.buffer("one")));
    HttpResponse<InputStream> multipart =
        rig.open(Rig.as("viewer", rig.request("GET", LIVE + ".mjpeg", "")));
    rig.vertx.cancelTimer(timer);
    return multipart;
  }

  @Test
  void takesASnapshot() {
    rig.vertx.setPeriodic(5, _ -> agent.send(1, 1_000, Buffer.buffer("one")));

    HttpResponse<byte[]> snapshot = rig.get("/api/cameras/yard/snapshot.jpg");

    assertThat(Rig.text(snapshot)).isEqualTo("one");
    assertThat(Rig.header(snapshot, "Content-Type")).isEqualTo("image/jpeg");
    rig.until(() -> agent.connected() == 0);
  }

  @Test
  void refusesPicturesOfWhatIsOfflineOrUnknown() {
    assertThat(rig.get("/api/cameras/shed/snapshot.jpg").statusCode()).isEqualTo(503);
    assertThat(rig.get("/api/cameras/shed/live.mjpeg").statusCode()).isEqualTo(503);
    assertThat(rig.get("/api/cameras/none/live.mjpeg").statusCode()).isEqualTo(404);
    assertThat(rig.get(LIVE).statusCode()).isEqualTo(426);
  }

  @Test
  void refusesASocketOfAnotherSitesPage() {
    WebSocketConnectOptions foreign =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(rig.port)
            .setURI(LIVE)
            .addHeader("Cookie", "pasu=viewer")
            .addHeader("Origin", "http://evil.example");

    assertThatThrownBy(() -> rig.socket(foreign).await()).hasMessageContaining("403");
  }

  /** Somebody who looks at a camera through a WebSocket. */
  private final class Watcher {
    final WebSocket socket;
    final List<String> pictures = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();

    Watcher(String who, String camera) {
      socket =
          rig.socket(who, "/api/cameras/" + camera + "/live")
              .onSuccess(
                  open -> {
                    open.textMessageHandler(told::add);
                    open.binaryMessageHandler(jpeg -> pictures.add(jpeg.toString()));
                  })
              .await();
    }

    boolean isTold() {
      return !told.isEmpty();
    }

    boolean saw(String picture) {
      return pictures.contains(picture);
    }

    List<Integer> numbers() {
      return pictures.stream()
          .map(it -> Integer.valueOf(it.substring(0, it.indexOf(';'))))
          .toList();
    }
  }
}
