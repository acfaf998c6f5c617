package pasu.web.mesh;

import static pasu.web.route.Access.OPERATOR;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.SetLimits;
import pasu.protocol.ScalingMessage.ShowScaling;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** The nodes and agents there are, how many there may be, and sending one away. */
public final class MeshRoutes {

  private final Bus bus;
  private final KnownNodes nodes;
  private final GatewayAlarms alarms;
  private final AgentView view;

  public MeshRoutes(Bus bus, KnownNodes nodes, GatewayAlarms alarms, AgentView view) {
    this.bus = bus;
    this.nodes = nodes;
    this.alarms = alarms;
    this.view = view;
  }

  public List<Row> rows() {
    return List.of(
        Row.get("/api/nodes", OPERATOR, exchange -> exchange.json(nodes.list())),
        Row.get("/api/alarms", OPERATOR, exchange -> exchange.json(alarms.list())),
        Row.get("/api/agents", VIEWER, this::agents),
        Row.change(HttpMethod.POST, "/api/agents/{id}/drain", OPERATOR, this::drain),
        Row.get("/api/scaling", OPERATOR, this::scaling),
        Row.change(HttpMethod.PUT, "/api/scaling", OPERATOR, this::limit));
  }

  private Future<?> agents(Exchange exchange) {
    return view.know()
        .compose(_ -> alive())
        .map(all -> view.of(exchange.caller(), all.agents()))
        .compose(exchange::json);
  }

  private Future<?> drain(Exchange exchange) {
    String id = exchange.part("id");
    return alive()
        .map(agents -> refuseUnknown(agents, id))
        .compose(_ -> bus.ask(Addresses.drain(id), new Drain()))
        .compose(exchange::json);
  }

  private Future<?> scaling(Exchange exchange) {
    return bus.ask(Addresses.SCALING_STATE, new ShowScaling()).compose(exchange::json);
  }

  private Future<?> limit(Exchange exchange) {
    return exchange
        .body()
        .map(MeshRoutes::limits)
        .compose(limits -> bus.ask(Addresses.LIMITS, limits))
        .compose(exchange::json);
  }

  private Future<Agents> alive() {
    return bus.ask(Addresses.AGENT_LIST, new ListAgents());
  }

  private static String refuseUnknown(Agents agents, String id) {
    if (agents.agents().stream().noneMatch(agent -> agent.id().equals(id))) {
      throw Refusal.unknown("agent", id);
    }
    return id;
  }

  private static SetLimits limits(Buffer body) {
    JsonObject wish = Body.only(body, "minimum", "maximum");
    SetLimits limits = new SetLimits(Body.number(wish, "minimum"), Body.number(wish, "maximum"));
    if (limits.minimum() == null && limits.maximum() == null) {
      throw Refusal.badRequest(
          "limits-missing", "the body must have \"minimum\", \"maximum\" or both, but is empty");
    }
    return limits;
  }
}
