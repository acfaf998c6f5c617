package pasu.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.FIRST;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.terms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.video.Clips;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.Empty;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.AgentMessage.OpenLive;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.frame.Frame;

/** An agent on a real bus, with real sockets, files and videos. */
@ExtendWith(VertxExtension.class)
class AgentVerticleTest {

  private static final String AGENT = "agent-1";
  private static final String HOST = "127.0.0.1";

  @TempDir Path clips;
  private final BlockingQueue<BusMessage> told = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
  private final BlockingQueue<AgentAlive> heartbeats = new LinkedBlockingQueue<>();
  private Bus bus;
  private ScriptedCatalog catalog;
  private DatagramUplink uplink;
  private WebSocketClient viewer; // In a field, because an unreachable one is closed.

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    catalog = ScriptedCatalog.listen(bus);
    bus.answer(Addresses.AGENTS, this::know).await();
    bus.hear(Addresses.FULL, told::add).await();
    bus.hear(Addresses.EMPTY, told::add).await();
    uplink =
        DatagramUplink.start(new UplinkOptions("yard", InstantSource.system()), new Listener());
    viewer = vertx.createWebSocketClient();
    AgentOptions options = new AgentOptions(AGENT, 2, clips, HOST);
    vertx.deployVerticle(new AgentVerticle(options, InstantSource.system())).await();
  }

  @AfterEach
  void close(Vertx vertx) {
    uplink.close();
    vertx.close().await();
  }

  @Test
  void saysThatItLives() throws Exception {
    AgentAlive alive = heartbeats.poll(60, SECONDS);

    assertThat(alive).isNotNull();
    assertThat(alive.agent().id()).isEqualTo(AGENT);
    assertThat(alive.agent().freeSlots()).isEqualTo(2);
  }

  @Test
  void tellsWhereAnAdmittedStreamGoes() {
    Admitted admitted = admit(terms("yard", 1), null);

    assertThat(admitted.agent()).isEqualTo(AGENT);
    assertThat(admitted.host()).isEqualTo(HOST);
    assertThat(admit(terms("yard", 1), null)).isEqualTo(admitted);
  }

  @Test
  void storesTheFramesOfAClipAsTheyWereCaptured() throws Exception {
    List<Frame> captured = captured(12);

    stream(captured);

    assertThat(catalog.next(ClipSaved.class).missing()).isEmpty();
    List<StoredFrame> stored = FrameIndex.read(ClipFolder.of(clips, CLIP)).frames();
    assertThat(stored).hasSameSizeAs(captured);
    for (int i = 0; i < captured.size(); i++) {
      assertThat(stored.get(i).entry().frame()).isEqualTo(captured.get(i).number());
      assertThat(stored.get(i).read()).isEqualTo(captured.get(i).jpeg());
    }
  }

  @Test
  void tellsTheCatalogOfAClipFromItsFirstFrameToItsVideo() throws Exception {
    stream(captured(12));

    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.READY);
    assertThat(catalog.asked()).containsExactly("ClipStarted", "ClipSaved", "ClipReady");
    assertThat(ClipFolder.of(clips, CLIP).video()).isNotEmptyFile();
  }

  @Test
  void acknowledgesAClipToItsEdgeOnceTheCatalogHasIt() throws Exception {
    CompletableFuture<List<String>> askedBefore =
        acknowledged.thenApply(
            clipNumber -> {
              assertThat(clipNumber).isEqualTo(CLIP_NUMBER);
              return catalog.asked();
            });

    stream(captured(12));

    assertThat(askedBefore.get(20, SECONDS)).contains("ClipSaved");
  }

  @Test
  void saysThatItIsFullWhenItGivesItsLastSlot() throws Exception {
    admit(terms("yard", 1), null);
    admit(terms("door", 1), null);

    assertThat(told.poll(60, SECONDS)).isEqualTo(new Full(AGENT));
    assertRefused(409, terms("shelf", 1), "all 2 slots");
  }

  @Test
  void saysThatItIsEmptyWhenItsLastStreamQuit() throws Exception {
    admit(terms("yard", 1), null);

    bus.publish(Addresses.QUITS, new Quit("yard", 1));

    assertThat(told.poll(60, SECONDS)).isEqualTo(new Empty(AGENT));
    assertRefused(410, terms("yard", 1), "epoch 1");
  }

  @Test
  void refusesAnEpochOlderThanTheOneItKnows() {
    admit(terms("yard", 2), null);

    assertRefused(410, terms("yard", 1), "epoch 1");
  }

  @Test
  void admitsNobodyElseWhileItDrains() {
    admit(terms("yard", 1), null);

    int streams = bus.ask(Addresses.drain(AGENT), new Drain()).await().streams();

    assertThat(streams).isEqualTo(1);
    assertRefused(409, terms("door", 1), "draining");
  }

  @Test
  void showsAStreamToWhoeverHasItsToken() throws Exception {
    BlockingQueue<Buffer> messages = new LinkedBlockingQueue<>();
    Terms terms = terms("yard", 1);
    uplink.open(new Grant(terms, admit(terms, null)));
    look(openLive()).onSuccess(socket -> socket.binaryMessageHandler(messages::add)).await();

    uplink.send(frame(8), 0);

    Buffer message = messages.poll(60, SECONDS);
    assertThat(message).isNotNull();
    assertThat(message.getUnsignedInt(0)).isEqualTo(8);
    assertThat(message.getLong(4)).isEqualTo(frame(8).captureMicros());
    assertThat(message.getBytes(12, message.length())).isEqualTo(frame(8).jpeg());
  }

  @Test
  void letsALiveTokenInOnlyOnce() {
    admit(terms("yard", 1), null);
    LiveDoor door = openLive();
    look(door).await();

    assertThatThrownBy(() -> look(door).await())
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejection -> assertThat(rejection.getStatus()).isEqualTo(404));
  }

  private void stream(List<Frame> captured) {
    Terms terms = terms("yard", 1);
    uplink.open(new Grant(terms, admit(terms, detected("yard"))));
    uplink.admit(CLIP_NUMBER);
    captured.forEach(frame -> uplink.send(frame, CLIP_NUMBER));
    uplink.finish(CLIP_NUMBER);
  }

  private static List<Frame> captured(int count) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Frame scene = frame(FIRST + i);
      frames.add(
          new Frame(scene.number(), scene.captureMicros(), Clips.jpeg(160, 120, 60 + 10 * i)));
    }
    return frames;
  }

  private Admitted admit(Terms terms, @Nullable Detected detected) {
    return bus.ask(Addresses.admit(AGENT), new Admit(terms, detected)).await();
  }

  private void assertRefused(int code, Terms terms, String reason) {
    assertThatThrownBy(() -> admit(terms, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(reason);
  }

  private LiveDoor openLive() {
    return bus.ask(Addresses.live(AGENT), new OpenLive("yard")).await();
  }

  private Future<WebSocket> look(LiveDoor door) {
    return viewer.connect(door.port(), door.host(), "/live/" + door.token());
  }

  private Future<AgentKnown> know(AgentAlive alive) {
    heartbeats.add(alive);
    return Future.succeededFuture(new AgentKnown());
  }

  private final class Listener implements Uplink.Listener {
    @Override
    public void acknowledged(int clipNumber) {
      acknowledged.complete(clipNumber);
    }

    @Override
    public void agentSilent(long epoch) {}
  }
}
