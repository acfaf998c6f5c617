package pasu.cli.client;

import java.util.stream.Collectors;
import pasu.protocol.AgentMessage.Agent;
import picocli.CommandLine.Command;

/** {@code pasu agents}: every agent that is alive, and what it receives. */
@Command(
    name = "agents",
    description = "Lists the agents that are alive, their slots, and the cameras they receive.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu agents", "  ./pasu agents --json | jq 'map(.streams | length) | add'"})
public final class AgentsCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/agents");
  }

  @Override
  String text(Server server) {
    Table table = new Table("AGENT", "SLOTS USED", "STATE", "ALARMS", "STREAMS");
    for (Agent agent : server.get("/api/agents", Agent[].class)) {
      table.row(
          agent.id(),
          "%d of %d".formatted(agent.streams().size(), agent.capacity()),
          agent.draining() ? "draining" : "ready",
          Words.alarms(agent.alarms()),
          streams(agent));
    }
    return table.toString();
  }

  private static String streams(Agent agent) {
    return agent.streams().isEmpty()
        ? "-"
        : agent.streams().stream()
            .map(
                stream ->
                    "%s (%s, %s/s)"
                        .formatted(
                            stream.camera(),
                            stream.clip() == null ? "live" : "clip",
                            Words.bytes(stream.bytesPerSecond())))
            .collect(Collectors.joining(", "));
  }
}
