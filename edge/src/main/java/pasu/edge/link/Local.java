package pasu.edge.link;

import io.vertx.core.Future;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.LinkMessage.LinkTold;
import pasu.protocol.Refusal;

/** What a server may ask and tell an edge: two questions and one piece of news. */
final class Local {

  private final String camera;
  private final Bus bus;

  Local(String camera, Bus bus) {
    this.camera = camera;
    this.bus = bus;
  }

  Future<? extends BusMessage> ask(BusMessage question) {
    return switch (question) {
      case Fire fire -> bus.ask(Addresses.fire(camera), fire);
      case Watch watch -> bus.ask(Addresses.watch(camera), watch);
      default -> Future.failedFuture(Refusal.badRequest("an edge is not asked such a thing"));
    };
  }

  void tell(ClockRead clock) {
    bus.publish(Addresses.clock(camera), clock);
  }

  void tell(LinkTold link) {
    bus.publish(Addresses.link(camera), link);
  }

  void tell(BusMessage news) {
    if (news instanceof AgentLost lost) {
      bus.publish(Addresses.LOST_AGENTS, lost);
    }
  }
}
