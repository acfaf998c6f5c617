package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.ScalingState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu scale}: how many agents there are and may be. */
@Command(
    name = "scale",
    description = "Shows how many agents there are, and sets how many there may be.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu scale                       the numbers, and the latest decisions with why",
      "  ./pasu scale --min 2 --max 20",
      "  ./pasu scale --json | jq '.decisions[-1].reason'",
      "",
      "The limits last beyond restarts."
    })
public final class ScaleCommand extends ClientCommand {

  private static final String PATH = "/api/scaling";
  private static final int LATEST = 5;

  @Option(names = "--min", paramLabel = "N", description = "Agents there are at least, 1 to 1000.")
  private @Nullable Integer minimum;

  @Option(names = "--max", paramLabel = "N", description = "Agents there are at most, 1 to 1000.")
  private @Nullable Integer maximum;

  @Override
  String json(Server server) {
    limit(server);
    return server.get(PATH);
  }

  @Override
  String text(Server server) {
    limit(server);
    ScalingState state = server.get(PATH, ScalingState.class);
    Table table =
        new Table("agents", Words.fleet(state))
            .row("limits", "%d to %d".formatted(state.limits().minimum(), state.limits().maximum()))
            .row("free slots", String.valueOf(state.freeSlots()))
            .row("waiting", String.valueOf(state.waiting().requests()));
    String problem = state.problem();
    if (problem != null) {
      table.row("problem", problem);
    }
    latest(state.decisions())
        .forEach(
            decided ->
                table.row(
                    Words.time(decided.at()),
                    "%s %s: %s"
                        .formatted(
                            Words.lower(decided.action()), decided.agent(), decided.reason())));
    return table.toString();
  }

  private void limit(Server server) {
    JsonObject limits = new JsonObject();
    if (minimum != null) {
      limits.put("minimum", minimum);
    }
    if (maximum != null) {
      limits.put("maximum", maximum);
    }
    if (!limits.isEmpty()) {
      server.put(PATH, limits.encode());
    }
  }

  private static List<ScalingDecided> latest(List<ScalingDecided> decisions) {
    return decisions.subList(Math.max(0, decisions.size() - LATEST), decisions.size());
  }
}
