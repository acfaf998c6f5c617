package pasu.agent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.frame;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.Refusal;
import pasu.protocol.frame.Frame;

@ExtendWith(VertxExtension.class)
class LiveServerTest {

  private static final String HOST = "127.0.0.1";

  private final LatestFrame frames = new LatestFrame();
  private final BlockingQueue<Buffer> messages = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private LiveServer server;
  private WebSocketClient client; // In a field, because an unreachable one is closed.

  @BeforeEach
  void listen(Vertx running) {
    vertx = running;
    server =
        new LiveServer(
            vertx,
            HOST,
            camera -> camera.equals("yard") ? Optional.of(frames) : Optional.empty(),
            new Random(1),
            InstantSource.system());
    server.listen().await();
    client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxMessageSize(Frame.MAX_BYTES + 12));
  }

  @Test
  void showsTheFramesOfACamera() throws Exception {
    frames.offer(1, frame(8));
    connect(server.open("yard")).await();

    Buffer message = messages.poll(60, TimeUnit.SECONDS);
    assertThat(message.getUnsignedInt(0)).isEqualTo(8);
    assertThat(message.getBytes(12, message.length())).isEqualTo(frame(8).jpeg());
  }

  @Test
  void showsALargeFrameInOneMessage() throws Exception {
    byte[] jpeg = new byte[Frame.MAX_BYTES];
    new Random(2).nextBytes(jpeg);
    connect(server.open("yard")).await();
    frames.offer(1, new Frame(9, 0, jpeg));

    Buffer message = messages.poll(60, TimeUnit.SECONDS);
    assertThat(Arrays.equals(message.getBytes(12, message.length()), jpeg)).isTrue();
  }

  @Test
  void letsATokenInOnlyOnce() {
    LiveDoor door = server.open("yard");
    connect(door).await();

    assertRejected(door);
  }

  @Test
  void refusesATokenItNeverGave() {
    assertRejected(new LiveDoor(HOST, server.open("yard").port(), "guessed"));
  }

  @Test
  void refusesACameraThatDoesNotStreamHere() {
    assertThatThrownBy(() -> server.open("shelf"))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(404))
        .hasMessageContaining("shelf");
  }

  @Test
  void answersEverythingElseWith404() {
    int port = server.open("yard").port();
    HttpClient client = vertx.createHttpClient(); // Unreachable ones are closed.
    int status =
        client
            .request(HttpMethod.GET, port, HOST, "/")
            .compose(request -> request.send().map(response -> response.statusCode()))
            .eventually(client::close)
            .await();

    assertThat(status).isEqualTo(404);
  }

  @Test
  void endsTheViewsWithTheStream() {
    Promise<Void> closed = Promise.promise();
    WebSocket socket = connect(server.open("yard")).await();
    socket.closeHandler(_ -> closed.complete());
    frames.close();

    closed.future().await();
  }

  @Test
  void forgetsAViewerThatLeft() {
    WebSocket socket = connect(server.open("yard")).await();
    assertThat(frames.viewers()).isEqualTo(1);
    socket.close().await();
    Promise<Void> gone = Promise.promise();
    vertx.setPeriodic(
        1,
        timer -> {
          if (frames.viewers() == 0) {
            vertx.cancelTimer(timer);
            gone.complete();
          }
        });

    gone.future().await();
  }

  private void assertRejected(LiveDoor door) {
    assertThatThrownBy(() -> connect(door).await())
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejection -> assertThat(rejection.getStatus()).isEqualTo(404));
  }

  private Future<WebSocket> connect(LiveDoor door) {
    return client
        .connect(door.port(), door.host(), "/live/" + door.token())
        .onSuccess(socket -> socket.binaryMessageHandler(messages::add));
  }
}
