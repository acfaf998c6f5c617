package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.LinkEnd;
import pasu.protocol.LinkMessage.LinkTold;

/** An edge that hears of its link. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class LinkToldTest {

  private EdgeStage stage;

  @BeforeEach
  void start(Vertx vertx) {
    stage = new EdgeStage(vertx).begins();
  }

  @AfterEach
  void end() {
    stage.ends();
  }

  @Test
  void saysThatAnotherEdgeTakesItsLinkAgainAndAgain() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      told(LinkEnd.REPLACED);
    }

    List<Alarm> alarms = List.of();
    while (alarms.isEmpty()) {
      alarms = stage.controlPlane.edge().alarms();
    }
    assertThat(alarms).singleElement().returns(Kind.EDGE_TWICE, Alarm::kind);
  }

  @Test
  void sendsNothingMoreOnceItIsShutOutAndAsksForItsClipOnceItIsLetInAgain() throws Exception {
    stage.sensorFires().picture();
    stage.uplink.awaits(new Call.Admit(1));

    told(LinkEnd.REVOKED);
    stage.uplink.awaits(new Call.End());
    stage.controlPlane.grants("agent-1", 2);
    told(null);

    stage.uplink.awaits(new Call.Open(2));
    stage.uplink.awaits(new Call.Admit(1));
  }

  private void told(@Nullable LinkEnd end) {
    stage.bus.publish(Addresses.link("yard"), new LinkTold(end));
  }
}
