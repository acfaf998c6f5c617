package pasu.cli.client;

import pasu.protocol.SiteMessage.Site;
import picocli.CommandLine.Command;

/** {@code pasu sites}: every site with its plan. */
@Command(
    name = "sites",
    description = "Lists every site, its plan, and what that gives it.",
    subcommands = SetSiteCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu sites",
      "  ./pasu sites set shop --plan premium",
      "  ./pasu sites --json | jq -r '.[] | select(.dedicatedAgent) | .id'"
    })
public final class SitesCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/sites");
  }

  @Override
  String text(Server server) {
    return table(server.get("/api/sites", Site[].class));
  }

  static String table(Site... sites) {
    Table table = new Table("SITE", "PLAN", "CAMERAS", "CLIPS KEPT", "AGENT");
    for (Site site : sites) {
      table.row(
          site.id(),
          site.plan(),
          String.valueOf(site.cameras()),
          String.valueOf(site.clipsKept()),
          site.dedicatedAgent() ? "its own" : "shared");
    }
    return table.toString();
  }
}
