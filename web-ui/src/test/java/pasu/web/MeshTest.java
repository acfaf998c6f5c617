package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.ScalingMessage.SetLimits;

@ExtendWith(VertxExtension.class)
class MeshTest {

  private Rig rig;
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void listsNodesByRole() {
    say("gateway-7@nas", "gateway", false);
    say("control-5@nas", "control", true);
    say("agent-1", "agent", false);

    rig.until(() -> nodes().size() == 3);

    assertThat(nodes()).extracting(node -> node.getString("role")).isSorted();
    assertThat(nodes())
        .filteredOn(node -> node.getBoolean("leads"))
        .extracting(node -> node.getString("id"))
        .containsExactly("control-5@nas");
  }

  @Test
  void forgetsANodeThatFellSilent() {
    say("agent-1", "agent", false);
    rig.until(() -> nodes().size() == 1);

    rig.now.set(ScriptedControlPlane.STARTED.plusSeconds(6).plusMillis(1));

    assertThat(nodes()).isEmpty();
  }

  @Test
  void showsHowScalingStands() {
    JsonObject scaling = Rig.json(rig.call("operator", "GET", "/api/scaling", ""));

    assertThat(scaling.getJsonObject("limits").encode())
        .isEqualTo("{\"minimum\":1,\"maximum\":10}");
    assertThat(scaling.getJsonArray("starting")).containsExactly("agent-2");
  }

  @Test
  void changesOneLimitAndLeavesTheOther() {
    HttpResponse<byte[]> changed = limit("{\"maximum\":20}");

    assertThat(Rig.text(changed)).isEqualTo("{\"minimum\":1,\"maximum\":20}");
    assertThat(rig.controlPlane.asked(SetLimits.class)).containsExactly(new SetLimits(null, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"maximum\":\"many\"}",
        "{\"maximum\":2.5}",
        "{\"maximum\":10000000000}",
        "{\"minimum\":11}",
        "{\"minimum\":0}",
        "{\"most\":3}"
      })
  void refusesLimitsThatCannotBe(String body) {
    assertThat(limit(body).statusCode()).isEqualTo(400);
  }

  @Test
  void hasAnAgentTakeNoMoreStreams() {
    HttpResponse<byte[]> drained = rig.call("operator", "POST", "/api/agents/agent-1/drain", "");

    assertThat(Rig.text(drained)).isEqualTo("{\"streams\":1}");
    assertThat(rig.controlPlane.asked(Drain.class)).hasSize(1);
  }

  @Test
  void drainsNoAgentThatIsNotThere() {
    assertThat(rig.call("operator", "POST", "/api/agents/agent-9/drain", "").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<byte[]> limit(String body) {
    return rig.call("operator", "PUT", "/api/scaling", body);
  }

  private void say(String id, String role, boolean leads) {
    bus.publish(
        Addresses.NODES, new Node(id, role, "0.1.0", 1, ScriptedControlPlane.STARTED, leads));
  }

  private List<JsonObject> nodes() {
    return Rig.array(rig.call("operator", "GET", "/api/nodes", "")).stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
