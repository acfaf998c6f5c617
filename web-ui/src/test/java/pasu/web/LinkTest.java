package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.StreamMessage.Quit;

@ExtendWith(VertxExtension.class)
class LinkTest {

  private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
  private Rig rig;
  private Bus bus;
  private WebSocket link;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
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
  void tellsOfEachMessageOnceHoweverManyHearIt() {
    bus.hear(Addresses.QUITS, _ -> {}).await();
    bus.hear(Addresses.QUITS, _ -> {}).await();
    tail("pasu.qui*");

    bus.publish(Addresses.QUITS, new Quit("yard", 1));
    bus.publish(Addresses.QUITS, new Quit("yard", 2));

    rig.until(() -> messages("pasu.quits").size() >= 2);
    assertThat(messages("pasu.quits"))
        .extracting(message -> message.getJsonObject("body").getInteger("epoch"))
        .containsExactly(1, 2);
  }

  @Test
  void hidesSecretsFromATail() {
    tail("*");

    Future<?> signIn = bus.ask(Addresses.SIGN_INS, new SignIn("once"));

    signIn.await();
    rig.until(() -> !messages("pasu.access.sign-in").isEmpty());
    assertThat(messages("pasu.access.sign-in").getFirst().encode())
        .contains("\"oneTimeToken\":\"***\"")
        .doesNotContain("once\"");
  }

  @Test
  void stopsTellingWhenAskedTo() {
    tail("*");
    say("{'op':'tail','addresses':[]}");
    say("{'op':'request','id':2,'address':'pasu.agents.list','body':{'type':'ListAgents'}}");
    next("reply");
    heard.clear();

    bus.publish(Addresses.QUITS, new Quit("yard", 1));
    say("{'op':'request','id':3,'address':'pasu.agents.list','body':{'type':'ListAgents'}}");

    next("reply");
    assertThat(messages("pasu.quits")).isEmpty();
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

  private void tail(String pattern) {
    say("{'op':'tail','addresses':['" + pattern + "']}");
    say("{'op':'request','id':0,'address':'pasu.agents.list','body':{'type':'ListAgents'}}");
    next("reply"); // What was said before is done by now.
    heard.clear();
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
