package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Addresses;
import pasu.protocol.AuditMessage.Deed;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.Outcome;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.NodeMessage.Listen;
import pasu.protocol.NodeMessage.Manner;
import pasu.protocol.NodeMessage.Overheard;
import pasu.protocol.NodeMessage.Said;
import pasu.protocol.StreamMessage.Quit;

@ExtendWith(VertxExtension.class)
class LinkTest {

  private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
  private final List<Listen> wishes = new CopyOnWriteArrayList<>();
  private Rig rig;
  private Bus bus;
  private WebSocket link;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
    bus.hear(Addresses.TAILS, wishes::add).await();
    link =
        rig.socket("operator", "/link")
            .onSuccess(open -> open.textMessageHandler(text -> heard.add(new JsonObject(text))))
            .await();
  }

  @Test
  void handsARequestOnAndItsAnswerBack() {
    say("{'op':'request','id':1,'address':'pasu.cameras','body':{'type':'ListCameras'}}");

    JsonObject reply = next("reply");
    assertThat(reply.getInteger("id")).isEqualTo(1);
    assertThat(reply.getJsonObject("body").getString("type")).isEqualTo("Cameras");
  }

  @Test
  void handsARefusalBack() {
    String body = "{'type':'FindClip','id':'" + "0".repeat(32) + "'}";
    say("{'op':'request','id':'x','address':'pasu.clips.find','body':" + body + "}");

    JsonObject failure = next("failure");
    assertThat(failure.getString("id")).isEqualTo("x");
    assertThat(failure.getInteger("code")).isEqualTo(404);
  }

  @Test
  void publishes() {
    List<Quit> quits = new CopyOnWriteArrayList<>();
    bus.hear(Addresses.QUITS, quits::add).await();

    say("{'op':'publish','address':'pasu.quits','body':{'type':'Quit','camera':'a','epoch':3}}");

    rig.until(() -> quits.contains(new Quit("a", 3)));
  }

  @Test
  void hasKeptWhatIsDoneButNotWhatIsOnlyAsked() {
    rig.controlPlane.answer(Addresses.DEEDS, _ -> Future.succeededFuture(new Stored()));
    String clip = "0".repeat(32);

    say("{'op':'request','id':1,'address':'pasu.cameras','body':{'type':'ListCameras'}}");
    say(
        "{'op':'request','id':2,'address':'pasu.clips.delete','body':{'type':'DeleteClip','id':'%s'}}"
            .formatted(clip));
    next("failure");
    say("{'op':'publish','address':'pasu.quits','body':{'type':'Quit','camera':'a','epoch':3}}");

    rig.until(() -> rig.controlPlane.asked(Keep.class).size() >= 2);
    assertThat(rig.controlPlane.asked(Keep.class))
        .extracting(Keep::deed)
        .extracting(Deed::account, Deed::action, Deed::subject, Deed::outcome, Deed::address)
        .containsExactly(
            tuple("operator", "request pasu.clips.delete", clip, Outcome.REFUSED, "127.0.0.1"),
            tuple("operator", "publish pasu.quits", "a", Outcome.DONE, "127.0.0.1"));
  }

  @Test
  void tellsWhatNodesSayInTheOrderItWasSaid() {
    String listener = tail("pasu.detections");

    overhear(listener, "control-1", 2, "pasu.detections", Manner.ANSWERS, "Grant");
    overhear(listener, "gateway-1", 1, "pasu.detections", Manner.ASKS, "Detected");

    rig.until(() -> messages("pasu.detections").size() >= 2);
    assertThat(messages("pasu.detections"))
        .extracting(
            message ->
                "%s %s %s"
                    .formatted(
                        message.getString("node"),
                        message.getString("manner"),
                        message.getJsonObject("body").getString("type")))
        .containsExactly("gateway-1 asks Detected", "control-1 answers Grant");
  }

  @Test
  void tellsOnlyWhatWasAskedForWhereOthersAskForMore(Vertx vertx) {
    WebSocket other = rig.socket("operator", "/link").await();
    other.writeTextMessage("{\"op\":\"tail\",\"addresses\":[\"*\"]}").await();
    String listener = tail("pasu.quits");

    overhear(listener, "gateway-1", 1, "pasu.detections", Manner.ASKS, "Detected");
    overhear(listener, "gateway-1", 2, "pasu.quits", Manner.TELLS, "Quit");

    rig.until(() -> !messages("pasu.quits").isEmpty());
    assertThat(messages("pasu.detections")).isEmpty();
  }

  @Test
  void saysHowMuchNodesCouldNotTell() {
    String listener = tail("pasu.*");

    bus.publish(Addresses.overheard(listener), new Overheard("control-1", List.of(), 7));
    overhear(listener, "control-1", 1, "pasu.quits", Manner.TELLS, "Quit");

    assertThat(next("dropped").getInteger("count")).isEqualTo(7);
  }

  @Test
  void listensNoMoreWhenAskedTo() {
    tail("*");

    say("{'op':'tail','addresses':[]}");

    rig.until(() -> wishes.getLast().patterns().isEmpty());
  }

  @Test
  void listensNoMoreOnceTheSocketIsClosed() {
    tail("*");

    link.close().await();

    rig.until(() -> wishes.getLast().patterns().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "{'op':7}",
        "{'op':'dance'}",
        "{'op':'tail','addresses':[7]}",
        "{'op':'tail','addresses':['pasu.(']}",
        "{'op':'request','address':'pasu.cameras'}",
        "{'op':'request','address':'other','body':{'type':'ListCameras'}}",
        "{'op':'request','address':'pasu.cameras','body':{'type':'None'}}",
        "{'op':'publish','address':'pasu.quits','body':{'type':'Quit','camera':'a'}}",
      })
  void refusesWhatItDoesNotUnderstandAndGoesOn(String words) {
    say(words);

    assertThat(next("failure").getInteger("code")).isEqualTo(400);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void opensForOperatorsOnly() {
    assertThatThrownBy(() -> rig.socket("owner", "/link").await()).hasMessageContaining("403");
  }

  /** Returns what the gateway calls itself. */
  private String tail(String pattern) {
    say("{'op':'tail','addresses':['" + pattern + "']}");
    rig.until(() -> !wishes.isEmpty() && wishes.getLast().patterns().contains(pattern));
    return wishes.getLast().listener();
  }

  private void overhear(
      String listener, String node, int second, String address, Manner manner, String type) {
    Instant at = ScriptedControlPlane.STARTED.plusSeconds(second);
    Said said = new Said(at, address, manner, "{\"type\":\"" + type + "\"}");
    bus.publish(Addresses.overheard(listener), new Overheard(node, List.of(said), 0));
  }

  private void say(String words) {
    link.writeTextMessage(words.replace('\'', '"')).await();
  }

  private JsonObject next(String op) {
    rig.until(() -> heard.stream().anyMatch(it -> it.getString("op").equals(op)));
    return heard.stream().filter(it -> it.getString("op").equals(op)).findFirst().orElseThrow();
  }

  private List<JsonObject> messages(String address) {
    return heard.stream().filter(it -> address.equals(it.getString("address"))).toList();
  }
}
