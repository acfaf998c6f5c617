package pasu.cli.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Empty;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.NodeMessage.Listen;
import pasu.protocol.NodeMessage.Manner;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.NodeMessage.Overheard;
import pasu.protocol.NodeMessage.Said;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Version;

@ExtendWith(VertxExtension.class)
class NodeVerticleTest {

  private static final Device DEVICE = new Device("192.0.2.7", "");

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<Overheard> overheard = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    bus.hear(Addresses.overheard("me"), overheard::add).await();
  }

  @Test
  void saysThatItIsThere() throws Exception {
    Future<Node> heard = first();

    vertx.deployVerticle(new NodeVerticle("control", "control-1", () -> true, now::get)).await();

    assertThat(heard.await(20, SECONDS)).isEqualTo(new Node("control-1", "control", NOON, true));
  }

  @Test
  void findsThatItHasToGoWhereALeaderSpeaksOtherwise() throws Exception {
    NodeVerticle node = new NodeVerticle("gateway", "gateway-1", () -> false, now::get);
    vertx.deployVerticle(node).await();
    bus.publish(Addresses.NODES, new Node("agent-1", "agent", "0.9.0", 9, NOON, false));
    bus.publish(
        Addresses.NODES,
        new Node("control-1", "control", "0.1.1", Version.OWN.protocol(), NOON, true));

    bus.publish(Addresses.NODES, new Node("control-2", "control", "0.8.0", 8, NOON, true));

    assertThat(node.refusal().await(20, SECONDS))
        .isEqualTo(
            "gateway-1 is of version 0.1.0 (protocol %d), but the control plane is of version 0.8.0 (protocol 8); update gateway-1"
                .formatted(Version.OWN.protocol()));
  }

  @Test
  void staysWhereItLeadsItself() {
    NodeVerticle node = new NodeVerticle("control", "control-1", () -> true, now::get);
    vertx.deployVerticle(node).await();

    bus.publish(Addresses.NODES, new Node("control-2", "control", "0.8.0", 8, NOON, true));

    tail("pasu.quits"); // What it hears later.
    assertThat(node.refusal().isComplete()).isFalse();
  }

  @Test
  void tellsWhatIsSaidOnceHoweverManyHearIt() {
    bus.hear(Addresses.QUITS, _ -> {}).await();
    bus.hear(Addresses.QUITS, _ -> {}).await();
    listen("pasu.qui*");

    bus.publish(Addresses.QUITS, new Quit("yard", 1));
    bus.publish(Addresses.QUITS, new Quit("yard", 2));

    until(() -> said().size() >= 2);
    assertThat(said()).extracting(Said::manner).containsOnly(Manner.TELLS);
    assertThat(said())
        .extracting(said -> new JsonObject(said.body()).getInteger("epoch"))
        .containsExactly(1, 2);
  }

  @Test
  void tellsAQuestionAndItsAnswerAtOneAddressAndNoSecret() {
    bus.answer(
            Addresses.SIGN_INS,
            _ ->
                Future.succeededFuture(
                    new SignedIn("nobody's", new Principal("operator", Role.OPERATOR))))
        .await();
    listen("pasu.access.*");

    bus.ask(Addresses.SIGN_INS, new SignIn("nobody's", DEVICE)).await();

    until(() -> said().size() >= 2);
    assertThat(said())
        .extracting(Said::address)
        .containsExactly("pasu.access.sign-in", "pasu.access.sign-in");
    assertThat(said()).extracting(Said::manner).containsExactly(Manner.ASKS, Manner.ANSWERS);
    assertThat(said())
        .extracting(Said::body)
        .noneMatch(body -> body.contains("nobody"))
        .anyMatch(body -> body.contains("\"oneTimeToken\":\"***\""))
        .anyMatch(body -> body.contains("\"session\":\"***\""));
  }

  @Test
  void tellsARefusal() {
    bus.answer(
            Addresses.SIGN_INS,
            _ -> Future.failedFuture(new Refusal(401, "this sign-in link was used")))
        .await();
    listen("*");

    assertThatThrownBy(() -> bus.ask(Addresses.SIGN_INS, new SignIn("once", DEVICE)).await())
        .isNotNull();

    until(() -> said().size() >= 2);
    assertThat(said().getLast().manner()).isEqualTo(Manner.REFUSES);
    assertThat(new JsonObject(said().getLast().body()))
        .isEqualTo(
            new JsonObject(
                "{'type':'Refusal','code':401,'message':'this sign-in link was used'}"
                    .replace('\'', '"')));
  }

  @Test
  void countsWhatIsMoreThanItCanTell() {
    listen("pasu.quits");

    for (int i = 0; i < 10_000; i++) {
      bus.publish(Addresses.QUITS, new Quit("yard", i));
    }

    until(() -> said().size() + missed() >= 10_000);
    assertThat(missed()).isPositive();
  }

  @Test
  void tellsNobodyWhoWantsNothingAnyMore() {
    listen("pasu.quits");

    bus.publish(Addresses.TAILS, new Listen("me", List.of()));

    until(this::hearsNothing);
  }

  @Test
  void forgetsAListenerThatIsGone() {
    listen("pasu.quits");

    now.set(NOON.plusSeconds(3).plusMillis(1));

    until(this::hearsNothing);
  }

  private boolean hearsNothing() {
    overheard.clear();
    bus.publish(Addresses.QUITS, new Quit("yard", 0));
    vertx.timer(200).await();
    return overheard.isEmpty();
  }

  /** Returns once the node knows. */
  private void listen(String pattern) {
    NodeVerticle node = new NodeVerticle("control", "control-1", () -> false, now::get);
    vertx.deployVerticle(node).await();
    tail(pattern);
  }

  private void tail(String pattern) {
    bus.publish(Addresses.TAILS, new Listen("me", List.of(pattern, Addresses.EMPTY.address())));
    until(
        () -> {
          bus.publish(Addresses.EMPTY, new Empty("probe"));
          return !overheard.isEmpty();
        });
  }

  private List<Said> said() {
    return overheard.stream()
        .flatMap(it -> it.said().stream())
        .filter(said -> !said.address().equals(Addresses.EMPTY.address()))
        .toList();
  }

  private long missed() {
    return overheard.stream().mapToLong(Overheard::missed).sum();
  }

  private Future<Node> first() {
    Promise<Node> first = Promise.promise();
    bus.hear(Addresses.NODES, first::tryComplete).await();
    return first.future();
  }

  private void until(BooleanSupplier isSo) {
    for (int i = 0; !isSo.getAsBoolean(); i++) {
      assertThat(i).as("looks").isLessThan(2_000);
      vertx.timer(10).await();
    }
  }
}
