package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.EdgesKnown;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.EdgeMessage.Refused;
import pasu.protocol.LinkEnd;
import pasu.protocol.LinkMessage.LinkOpened;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Publish;
import pasu.protocol.LinkWord.Reply;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.Refusal;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

@ExtendWith(VertxExtension.class)
class EdgeLinkTest {

  private final List<LinkWord> heard = new CopyOnWriteArrayList<>();
  private volatile Map<String, Refused> refused = Map.of();
  private Rig rig;
  private Bus bus;
  private WebSocket link;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
    rig.controlPlane.answer(
        Addresses.LINKED,
        batch -> Future.succeededFuture(new EdgesKnown(settings(batch), refused)));
    rig.controlPlane.answer(Addresses.DETECTIONS, _ -> Future.succeededFuture(grant("agent-1")));
    Future<LinkOpened> ready = next(vertx);
    link = open();
    ready.await();
  }

  @Test
  void bringsASignOfLifeToTheControlPlane() {
    say(new Request(1, alive("gate")));

    assertThat(answer()).isEqualTo(new Reply(1, new CameraSettings(4)));
    assertThat(rig.controlPlane.asked(EdgesAlive.class).getFirst().news())
        .containsExactly(alive("gate"));
  }

  @Test
  void bringsADetectionAndItsLeaseBack() {
    say(new Request(7, detected("gate")));

    assertThat(answer()).isEqualTo(new Reply(7, grant("agent-1")));
  }

  @Test
  void tellsEverybodyOfAQuitAndAnAlarm() {
    List<BusMessage> told = new CopyOnWriteArrayList<>();
    bus.hear(Addresses.QUITS, told::add).await();
    bus.hear(Addresses.ALARMS, told::add).await();
    Alarm alarm = new Alarm("gate", Kind.SPOOL_FULL, true, "it is full", Instant.EPOCH);

    say(new Publish(new Quit("gate", 3)));
    say(new Publish(alarm));

    rig.until(() -> told.size() == 2);
    assertThat(told).containsExactly(new Quit("gate", 3), alarm);
  }

  @Test
  void asksTheEdgeToFire() {
    Future<Fired> fired = bus.ask(Addresses.fire("gate"), new Fire());

    Request question = (Request) answer();
    say(new Reply(question.id(), new Fired(ScriptedControlPlane.CLIP)));

    assertThat(question.body()).isEqualTo(new Fire());
    assertThat(fired.await().clip()).isEqualTo(ScriptedControlPlane.CLIP);
  }

  @Test
  void failsWhatIsAskedOfAnEdgeWhoseLinkBreaks() {
    Future<Fired> fired = bus.ask(Addresses.fire("gate"), new Fire());
    answer();

    link.close();

    assertThatThrownBy(fired::await)
        .isInstanceOfSatisfying(Refusal.class, why -> assertThat(why.code()).isEqualTo(503));
  }

  @Test
  void tellsOfALostAgentOnlyWhomItConcerns() {
    bus.publish(Addresses.LOST_AGENTS, new AgentLost("agent-9"));
    assertThat(answer()).isEqualTo(new Publish(new AgentLost("agent-9"))); // It may have its lease.
    say(new Request(1, detected("gate")));
    rig.until(() -> heard.size() == 2);

    bus.publish(Addresses.LOST_AGENTS, new AgentLost("agent-2"));
    bus.publish(Addresses.LOST_AGENTS, new AgentLost("agent-1"));

    rig.until(() -> heard.size() == 3);
    assertThat(heard.getLast()).isEqualTo(new Publish(new AgentLost("agent-1")));
  }

  @Test
  void refusesWhatIsAboutAnotherCamera() {
    say(new Request(1, alive("yard")));
    say(new Request(2, detected("yard")));
    say(new Request(3, new LiveWanted("yard")));
    say(new Publish(new Quit("yard", 1)));
    say(new Publish(new Alarm("yard", Kind.SPOOL_FULL, true, "", Instant.EPOCH)));

    rig.until(() -> heard.size() == 5);
    assertThat(heard)
        .allSatisfy(word -> assertThat(((Failure) word).code()).isEqualTo(403))
        .allSatisfy(word -> assertThat(((Failure) word).message()).contains("gate", "yard"));
    assertThat(rig.controlPlane.asked(EdgesAlive.class)).isEmpty();
    assertThat(metrics()).contains("pasu_link_refusals_total{code=\"403\"} 5");
  }

  @Test
  void refusesWhatIsNotForEdges() {
    say(new Request(1, new ListCameras()));
    say(new Request(2, new Quit("gate", 1)));
    say(new Publish(alive("gate")));

    rig.until(() -> heard.size() == 3);
    assertThat(heard).extracting(word -> ((Failure) word).code()).containsExactly(403, 400, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "7",
        "{}",
        "{\"op\":\"tail\",\"addresses\":[\"*\"]}",
        "{\"op\":\"request\",\"body\":{\"type\":\"ListCameras\"}}",
        "{\"op\":\"request\",\"id\":1.5,\"body\":{\"type\":\"ListCameras\"}}",
        "{\"op\":\"request\",\"id\":1}",
        "{\"op\":\"request\",\"id\":1,\"body\":{\"type\":\"LiveWanted\"}}",
        "{\"op\":\"request\",\"id\":1,\"body\":{\"type\":\"LiveWanted\",\"camera\":\"A\"}}",
        "{\"op\":\"publish\",\"body\":7}",
      })
  void refusesGarbageAndGoesOn(String words) {
    link.writeTextMessage(words).await();

    assertThat(((Failure) answer()).code()).isEqualTo(400);
    say(new Request(9, alive("gate")));
    rig.until(() -> heard.contains(new Reply(9, new CameraSettings(4))));
  }

  @Test
  void closesALinkThatSaysTooLargeAThing() {
    link.writeTextMessage("x".repeat(70_000));

    rig.until(link::isClosed);
  }

  @Test
  void closesALinkThatSaysTooMuch() {
    for (int i = 0; i < 1_000; i++) {
      link.writeTextMessage(new Publish(new Quit("gate", i)).write());
    }

    assertClosed(link, LinkEnd.TOO_MUCH);
  }

  @Test
  void closesTheLinkOfACameraThatIsRevoked() {
    bus.publish(Addresses.REMOVED_CAMERAS, new CameraRemoved("gate"));

    assertClosed(link, LinkEnd.REVOKED);
  }

  @Test
  void closesTheLinkOfACameraThatTheControlPlaneHasShutOut() {
    refused = Map.of("gate", new Refused(410, "camera gate was revoked"));

    say(new Request(1, alive("gate")));

    assertClosed(link, LinkEnd.REVOKED);
  }

  @Test
  void replacesAnEarlierLinkOfTheSameCamera(Vertx vertx) {
    Future<LinkOpened> ready = next(vertx);
    WebSocket second = open();
    ready.await();

    assertClosed(link, LinkEnd.REPLACED);
    assertThat(second.isClosed()).isFalse();
    Future<Fired> fired = bus.ask(Addresses.fire("gate"), new Fire());
    second.writeTextMessage(
        new Reply(((Request) answer()).id(), new Fired(ScriptedControlPlane.CLIP)).write());
    assertThat(fired.await().clip()).isEqualTo(ScriptedControlPlane.CLIP);
  }

  @Test
  void givesWayToALinkThroughAnotherGateway() {
    bus.publish(Addresses.LINKS, new LinkOpened("gate", "another"));

    assertClosed(link, LinkEnd.REPLACED);
  }

  private void assertClosed(WebSocket socket, LinkEnd why) {
    rig.until(socket::isClosed);
    assertThat(socket.closeStatusCode()).isEqualTo(why.code());
    assertThat(socket.closeReason()).contains("gate");
  }

  private WebSocket open() {
    return rig.socket("gate", "/link")
        .onSuccess(open -> open.textMessageHandler(text -> heard.add(LinkWord.read(text))))
        .await();
  }

  private static Future<LinkOpened> next(Vertx vertx) {
    Promise<LinkOpened> opened = Promise.promise();
    new Bus(vertx.eventBus()).hear(Addresses.LINKS, opened::tryComplete).await();
    return opened.future();
  }

  private LinkWord answer() {
    rig.until(() -> !heard.isEmpty());
    return heard.getLast();
  }

  private void say(LinkWord word) {
    link.writeTextMessage(word.write()).await();
  }

  private String metrics() {
    return Rig.text(rig.call("operator", "GET", "/metrics", ""));
  }

  private Map<String, CameraSettings> settings(EdgesAlive batch) {
    return batch.news().stream()
        .map(EdgeAlive::camera)
        .filter(camera -> !refused.containsKey(camera))
        .collect(Collectors.toMap(camera -> camera, _ -> new CameraSettings(4)));
  }

  static EdgeAlive alive(String camera) {
    return new EdgeAlive(
        camera, "home", "scene:", "manual:", 1280, 720, 15, null, List.of(), List.of(), List.of());
  }

  private static Detected detected(String camera) {
    return new Detected(
        camera, ScriptedControlPlane.CLIP, 1, 1, Instant.EPOCH, Instant.EPOCH, Cause.MANUAL, null);
  }

  private static Grant grant(String agent) {
    return new Grant(
        new Terms(
            "gate", "home", 3, 1, Suite.AES_128_GCM, Secret.of("A".repeat(43) + "="), 5, 10_000),
        new Admitted(agent, "127.0.0.1", 4000, 6));
  }
}
