package pasu.cli.client;

import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pasu drain}: sends an agent away once its streams have ended. */
@Command(
    name = "drain",
    description = "Has an agent take no more streams; it is stopped once it has none.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu drain agent-2",
      "",
      "Its streams end as they would. If it is needed after all, another agent starts."
    })
public final class DrainCommand extends ClientCommand {

  @Parameters(paramLabel = "AGENT", description = "Its name, as in ./pasu agents.")
  private String agent = "";

  @Override
  String json(Server server) {
    return server.post("/api/agents/%s/drain".formatted(Server.escaped(agent)));
  }

  @Override
  String text(Server server) {
    int streams = BusMessages.fromJson(json(server), Drained.class).streams();
    return streams == 0
        ? "%s takes no more streams and has none; it is stopped".formatted(agent)
        : "%s takes no more streams; it is stopped once its %d have ended"
            .formatted(agent, streams);
  }
}
