package pasu.web.health;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** The agents that are alive and what they receive. */
public final class AgentRoutes {

  private final Bus bus;

  public AgentRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(Row.get("/api/agents", VIEWER, this::list));
  }

  private Future<?> list(Exchange exchange) {
    return bus.ask(Addresses.AGENT_LIST, new ListAgents())
        .map(Agents::agents)
        .compose(exchange::json);
  }
}
