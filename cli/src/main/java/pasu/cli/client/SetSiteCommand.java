package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import pasu.protocol.BusMessages;
import pasu.protocol.SiteMessage.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu sites set}: gives a site another plan. */
@Command(
    name = "set",
    description = "Gives a site another plan, which counts at once.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu sites set home --plan plus",
      "  ./pasu sites set shop --plan premium",
      "",
      "A plan that keeps fewer clips has the oldest unpinned ones removed."
    })
public final class SetSiteCommand extends ClientCommand {

  @Parameters(paramLabel = "SITE", description = "As in ./pasu sites.")
  private String site = "";

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "NAME",
      description = "As in ./pasu plans.")
  private String plan = "";

  @Override
  String json(Server server) {
    return server.patch(
        "/api/sites/" + Server.escaped(site), new JsonObject().put("plan", plan).encode());
  }

  @Override
  String text(Server server) {
    return SitesCommand.table(BusMessages.fromJson(json(server), Site.class));
  }
}
