package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.BusRules.Rule.ASKED_OF_ITS_EDGE;
import static pasu.web.BusRules.Rule.TOLD_TO_EDGES;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.LinkMessage.LinkOpened;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Publish;
import pasu.protocol.LinkWord.Reply;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.LinkWord.TimeIs;

/** Every address of the bus, and who gets there from outside, or hears what is said there. */
@ExtendWith(VertxExtension.class)
class BusAccessTest {

  private static final String OWN = "gate";
  private static final String OTHER = "fence";

  private record Sent(String address, Object body) {}

  private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    vertx
        .eventBus()
        .addOutboundInterceptor(
            passing -> {
              sent.add(new Sent(passing.message().address(), passing.body()));
              passing.next();
            });
  }

  @Test
  void knowsARuleOfEveryAddress() {
    Set<String> addresses =
        KnownAddress.all(OWN).stream().map(KnownAddress::name).collect(Collectors.toSet());

    assertThat(BusRules.named()).isEqualTo(addresses);
  }

  @Test
  void letsAnEdgeSayOnlyWhatIsItsOwn() {
    Map<String, Set<String>> reached = new TreeMap<>();
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (KnownAddress address : KnownAddress.all(OWN)) {
      reached.put(address.name(), reachedOverTheLink(OWN, address));
      allowed.put(address.name(), BusRules.reachable(address.said(), OWN));
    }
    assertThat(reached).isEqualTo(allowed);
  }

  @Test
  void letsAnEdgeSayNothingOfAnotherCamera() {
    for (KnownAddress address : KnownAddress.all(OWN)) {
      assertThat(reachedOverTheLink(OTHER, address)).as(address.name()).isEmpty();
    }
  }

  @Test
  void tellsAnEdgeOnlyWhatIsItsOwn() {
    Map<String, Set<BusMessage>> heard = new TreeMap<>();
    Map<String, Set<BusMessage>> allowed = new TreeMap<>();
    for (KnownAddress address : KnownAddress.all(OWN)) {
      for (BusMessage sample : address.samples(OWN)) {
        heard.put(address.name(), heard(OWN, address, sample));
        allowed.put(
            address.name(),
            Set.of(TOLD_TO_EDGES, ASKED_OF_ITS_EDGE).contains(BusRules.of(address))
                ? Set.of(sample)
                : Set.of());
      }
    }
    assertThat(heard).isEqualTo(allowed);
  }

  @Test
  void tellsAnEdgeNothingOfAnotherCamera() {
    for (KnownAddress address : KnownAddress.all(OWN)) {
      for (BusMessage sample : address.samples(OWN)) {
        assertThat(heard(OTHER, address, sample))
            .as(address.name())
            .isEqualTo(BusRules.of(address) == TOLD_TO_EDGES ? Set.of(sample) : Set.of());
      }
    }
  }

  @Test
  void letsAnOperatorSayEverything() {
    for (KnownAddress address : KnownAddress.all(OWN)) {
      for (BusMessage sample : address.samples(OWN)) {
        List<String> answers = new CopyOnWriteArrayList<>();
        WebSocket door = open("operator", answers);
        sent.clear();
        door.writeTextMessage(
            operatorsWord(address.isTopic() ? "publish" : "request", address, sample));
        rig.until(() -> sent.contains(new Sent(address.address(), sample)));
        door.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"nobody,401", "viewer,403", "owner,403"})
  void letsNobodyElseIn(String who, int code) {
    Throwable refusal =
        rig.socket(who, "/link").transform(it -> Future.succeededFuture(it.cause())).await();

    assertThat(refusal)
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, why -> assertThat(why.getStatus()).isEqualTo(code));
  }

  /** Where messages went that an edge said, about {@link #OWN}, in every way it may try. */
  private Set<String> reachedOverTheLink(String edge, KnownAddress address) {
    Set<String> reached = new TreeSet<>();
    for (BusMessage sample : address.samples(OWN)) {
      List<String> heard = new CopyOnWriteArrayList<>();
      WebSocket link = openLink(edge, heard);
      sent.clear();
      link.writeTextMessage(new Request(1, sample).write());
      link.writeTextMessage(new Publish(sample).write());
      link.writeTextMessage(operatorsWord("request", address, sample));
      link.writeTextMessage(operatorsWord("publish", address, sample));
      link.writeTextMessage("{}");
      rig.until(() -> heard.stream().map(LinkWord::read).anyMatch(word -> answers(word, 1)));
      rig.until(() -> heard.stream().anyMatch(text -> text.contains("but is \\\"\\\"")));
      sent.stream()
          .filter(it -> it.body().equals(sample) || it.body() instanceof EdgesAlive)
          .map(Sent::address)
          .forEach(reached::add);
      link.close();
    }
    return reached;
  }

  /** What an edge hears when something is said on the bus. */
  private Set<BusMessage> heard(String edge, KnownAddress address, BusMessage sample) {
    List<String> texts = new CopyOnWriteArrayList<>();
    WebSocket link = openLink(edge, texts);
    say(address, sample);
    var _ = rig.vertx.eventBus().request(Addresses.fire(edge).address(), new Fire(), quick());
    rig.until(
        () ->
            link.isClosed()
                || said(texts).filter(it -> it instanceof Fire).count() >= fires(edge, address));
    link.close();
    Set<BusMessage> heard = said(texts).collect(Collectors.toSet());
    if (fires(edge, address) == 1) {
      heard.remove(new Fire()); // Only asked to know that all before it was heard.
    }
    return heard;
  }

  private static int fires(String edge, KnownAddress address) {
    return address.address().equals(Addresses.fire(edge).address()) ? 2 : 1;
  }

  private void say(KnownAddress address, BusMessage sample) {
    if (address.isTopic()) {
      rig.vertx.eventBus().publish(address.address(), sample);
    } else {
      var _ = rig.vertx.eventBus().request(address.address(), sample, quick());
    }
  }

  private static DeliveryOptions quick() {
    return new DeliveryOptions().setSendTimeout(100);
  }

  private static Stream<BusMessage> said(List<String> texts) {
    return texts.stream()
        .map(LinkWord::read)
        .map(
            word ->
                switch (word) {
                  case Request(long _, BusMessage body) -> body;
                  case Reply(long _, BusMessage body) -> body;
                  case Publish(BusMessage body) -> body;
                  case Failure _, AskTime _, TimeIs _ -> throw new AssertionError(word);
                });
  }

  /** An edge's link, once the bus reaches it. */
  private WebSocket openLink(String edge, List<String> heard) {
    rig.controlPlane.tokens.put(edge, Role.EDGE); // Some sample may have signed it out.
    sent.clear();
    WebSocket link = open(edge, heard);
    rig.until(() -> sent.stream().anyMatch(it -> it.body() instanceof LinkOpened));
    return link;
  }

  private static boolean answers(LinkWord word, long question) {
    return switch (word) {
      case Reply(long id, BusMessage _) -> id == question;
      case Failure failure -> Long.valueOf(question).equals(failure.id());
      default -> false;
    };
  }

  private WebSocket open(String who, List<String> heard) {
    return rig.socket(who, "/link").onSuccess(open -> open.textMessageHandler(heard::add)).await();
  }

  private static String operatorsWord(String op, KnownAddress address, BusMessage sample) {
    return new JsonObject()
        .put("op", op)
        .put("id", 2)
        .put("address", address.address())
        .put("body", new JsonObject(BusMessages.toNamedJson(sample)))
        .encode();
  }
}
