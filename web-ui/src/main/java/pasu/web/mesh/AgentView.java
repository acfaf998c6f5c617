package pasu.web.mesh;

import io.vertx.core.Future;
import java.util.List;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.web.access.Premises;
import pasu.web.route.Caller;

/**
 * The agents as somebody may see them: of those they share with other sites their own streams only,
 * and none that serves another site alone. Alarms stay: a full disk is everybody's.
 */
public final class AgentView {

  private final Premises premises;

  public AgentView(Premises premises) {
    this.premises = premises;
  }

  /** Sees to it that it is known which cameras are theirs. */
  Future<Void> know() {
    return premises.know();
  }

  public List<Agent> of(Caller caller, List<Agent> agents) {
    return caller.isOperator()
        ? agents
        : agents.stream()
            .filter(agent -> agent.dedicatedTo() == null || caller.maySee(agent.dedicatedTo()))
            .map(agent -> own(caller, agent))
            .toList();
  }

  private Agent own(Caller caller, Agent agent) {
    return new Agent(
        agent.id(),
        agent.capacity(),
        agent.draining(),
        agent.streams().stream().filter(stream -> isOwn(caller, stream)).toList(),
        agent.alarms(),
        agent.datagrams(),
        agent.dedicatedTo());
  }

  private boolean isOwn(Caller caller, Stream stream) {
    return premises.siteOfCamera(stream.camera()).filter(caller::maySee).isPresent();
  }
}
