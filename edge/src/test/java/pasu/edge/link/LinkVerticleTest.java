package pasu.edge.link;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.LinkQuestions;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Publish;
import pasu.protocol.LinkWord.Reply;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.LinkWord.TimeIs;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

@ExtendWith(VertxExtension.class)
class LinkVerticleTest {

  private static final String CLIP = "0123456789abcdef0123456789abcdef";

  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void prepare(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void bringsQuestionsToTheServerAndAnswersBack() {
    ScriptedGateway gateway = ScriptedGateway.start(vertx, 0);
    link(gateway.url());
    Future<CameraSettings> settings = askUntilLinked();

    Request question = asked(gateway);
    gateway.say(new Reply(question.id(), new CameraSettings(5)));

    assertThat(question.body()).isEqualTo(alive());
    assertThat(await(settings)).isEqualTo(new CameraSettings(5));
  }

  @Test
  void bringsRefusalsBack() {
    ScriptedGateway gateway = linked();
    Future<Grant> grant = bus.ask(Addresses.LIVE_WANTED, new LiveWanted("gate"));

    Request question = asked(gateway);
    gateway.say(Failure.of(question.id(), Refusal.unavailable("no agent has a free slot")));

    assertRefused(503, grant);
  }

  @Test
  void letsTheServerFireTheSensor() {
    ScriptedGateway gateway = linked();
    bus.answer(Addresses.fire("gate"), _ -> Future.succeededFuture(new Fired(CLIP))).await();

    gateway.say(new Request(9, new Fire()));

    assertThat(gateway.next()).isEqualTo(new Reply(9, new Fired(CLIP)));
  }

  @Test
  void letsTheServerAskNothingElse() {
    ScriptedGateway gateway = linked();

    gateway.say(new Request(9, new LiveWanted("gate")));

    assertThat(((Failure) gateway.next()).code()).isEqualTo(400);
  }

  @Test
  void tellsTheEdgeOfALostAgent() {
    ScriptedGateway gateway = linked();
    Promise<AgentLost> lost = Promise.promise();
    bus.hear(Addresses.LOST_AGENTS, lost::complete).await();

    gateway.say(new Publish(new AgentLost("agent-1")));

    assertThat(await(lost.future())).isEqualTo(new AgentLost("agent-1"));
  }

  @Test
  void keepsTheOrderOfWhatIsSaid() {
    ScriptedGateway gateway = linked();

    for (int epoch = 1; epoch <= 100; epoch++) {
      bus.publish(Addresses.QUITS, new Quit("gate", epoch));
    }

    for (int epoch = 1; epoch <= 100; epoch++) {
      assertThat(gateway.next()).isEqualTo(new Publish(new Quit("gate", epoch)));
    }
  }

  @Test
  void failsAtOnceWhatIsAskedWithoutALink() {
    link(URI.create("http://127.0.0.1:1"));

    assertRefused(503, bus.ask(Addresses.DETECTIONS, detected()));
  }

  @Test
  void failsAtOnceWhatIsUnderWayWhenTheLinkBreaks() {
    ScriptedGateway gateway = linked();
    Future<Grant> grant = bus.ask(Addresses.LIVE_WANTED, new LiveWanted("gate"));
    gateway.next();

    gateway.stop();

    assertRefused(503, grant);
  }

  @Test
  void comesBackToARestartedServerAndRegistersAtOnce() {
    ScriptedGateway gateway = linked();
    int port = gateway.port();
    gateway.stop();

    ScriptedGateway restarted = ScriptedGateway.start(vertx, port);

    assertThat(((Request) restarted.next()).body()).isEqualTo(alive());
  }

  @Test
  void saysTheLastQuitThatCouldNotBeSaid() {
    ScriptedGateway gateway = linked();
    int port = gateway.port();
    gateway.stop();
    assertRefused(503, bus.ask(Addresses.LIVE_WANTED, new LiveWanted("gate")));
    bus.publish(Addresses.QUITS, new Quit("gate", 7));
    assertRefused(
        503, bus.ask(Addresses.LIVE_WANTED, new LiveWanted("gate"))); // The Quit was heard by now.

    ScriptedGateway restarted = ScriptedGateway.start(vertx, port);

    restarted.next();
    assertThat(restarted.next()).isEqualTo(new Publish(new Quit("gate", 7)));
  }

  @Test
  void triesTheNextServerWhenOneDoesNotAnswer() {
    ScriptedGateway gateway = ScriptedGateway.start(vertx, 0);
    link(URI.create("http://127.0.0.1:1"), gateway.url());

    askUntilLinked();

    assertThat(((Request) gateway.next()).body()).isEqualTo(alive());
  }

  @Test
  void comesAgainAfterTheServerHungUp() {
    ScriptedGateway gateway = linked();

    gateway.hangUp(4408, "nothing was heard");

    assertThat(((Request) gateway.next()).body()).isEqualTo(alive());
  }

  @Test
  void tellsTheEdgeHowFarItsClockIsOff() throws InterruptedException {
    Promise<ClockRead> told = Promise.promise();
    bus.hear(Addresses.clock("gate"), told::tryComplete).await();
    ScriptedGateway gateway = linked();
    AskTime asked = gateway.timesAsked.poll(20, SECONDS);
    long hourAgo = Instant.now().minusSeconds(3600).toEpochMilli() * 1_000;

    gateway.say(new TimeIs(asked.sent(), hourAgo, hourAgo));

    ClockRead read = await(told.future());
    assertThat(read.offsetMicros() / 1e6).isCloseTo(3600, within(read.errorMicros() / 1e6 + 0.01));
  }

  /** Asked anew it has the right time; but a server that never says may not cost detections. */
  @Test
  void bringsADetectionOnceTheTimeIsKnown() throws InterruptedException {
    Promise<ClockRead> told = Promise.promise();
    bus.hear(Addresses.clock("gate"), told::tryComplete).await();
    ScriptedGateway gateway = linked();
    AskTime asked = gateway.timesAsked.poll(20, SECONDS);
    Future<Grant> tooEarly = bus.ask(Addresses.DETECTIONS, detected());
    assertThatThrownBy(() -> await(tooEarly)).hasMessageContaining("is asked what time it is");

    gateway.say(new TimeIs(asked.sent(), 1_000, 1_000));
    await(told.future());
    bus.ask(Addresses.DETECTIONS, detected());

    assertThat(asked(gateway).body()).isEqualTo(detected());
  }

  @Test
  void bringsADetectionToAServerThatNeverSaysWhatTimeItIs() {
    ScriptedGateway gateway = linked();

    Future<Grant> grant = askUntilHeard();

    gateway.say(Failure.of(asked(gateway).id(), Refusal.notFound("no such camera")));
    assertRefused(404, grant);
  }

  private ScriptedGateway linked() {
    ScriptedGateway gateway = ScriptedGateway.start(vertx, 0);
    link(gateway.url());
    Future<?> settings = askUntilLinked();
    Request question = asked(gateway);
    gateway.say(new Reply(question.id(), new CameraSettings(3)));
    await(settings);
    return gateway;
  }

  /** What somebody waits for, hence not what is said at once when a link opens. */
  private static Request asked(ScriptedGateway gateway) {
    return gateway.next() instanceof Request request && request.id() != LinkQuestions.NOBODYS
        ? request
        : asked(gateway);
  }

  private void link(URI... servers) {
    LinkOptions options =
        new LinkOptions(
            List.of(servers), Map.of("gate", () -> "s3cret"), ServerTrust.OF_THIS_MACHINE);
    vertx.deployVerticle(new LinkVerticle(options, new Random(1), InstantSource.system())).await();
  }

  /** Heartbeats until one is on its way. */
  private Future<CameraSettings> askUntilLinked() {
    return bus.ask(Addresses.EDGES, alive())
        .recover(_ -> vertx.timer(5).compose(_ -> askUntilLinked()));
  }

  private Future<Grant> askUntilHeard() {
    return bus.ask(Addresses.DETECTIONS, detected())
        .recover(
            why ->
                why instanceof Refusal refusal && refusal.code() == 503
                    ? vertx.timer(50).compose(_ -> askUntilHeard())
                    : Future.failedFuture(why));
  }

  private static EdgeAlive alive() {
    return new EdgeAlive(
        "gate", "home", "scene:", "manual:", 0, 0, 0, null, List.of(), List.of(), List.of());
  }

  private static Detected detected() {
    return new Detected("gate", CLIP, 1, 1, Instant.EPOCH, Instant.EPOCH, Cause.MANUAL, null);
  }

  private static void assertRefused(int code, Future<?> answer) {
    assertThatThrownBy(() -> await(answer))
        .isInstanceOfSatisfying(Refusal.class, why -> assertThat(why.code()).isEqualTo(code));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
