package pasu.cli.client;

import pasu.protocol.SiteMessage.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu sites}: every site with its plan and what it uses. */
@Command(
    name = "sites",
    description = "Lists every site, its plan, and what it uses.",
    subcommands = SetSiteCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu sites",
      "  ./pasu sites set shop --plan premium",
      "  ./pasu sites --csv     for a bill",
      "  ./pasu sites --json | jq -r '.[] | select(.dedicatedAgent) | .id'"
    })
public final class SitesCommand extends ClientCommand {

  @Option(names = "--csv", description = "Print the list as CSV, for a spreadsheet.")
  private boolean csv;

  @Override
  String json(Server server) {
    return server.get("/api/sites");
  }

  @Override
  String text(Server server) {
    return csv
        ? server.get("/api/sites.csv").stripTrailing()
        : table(server.get("/api/sites", Site[].class));
  }

  static String table(Site... sites) {
    Table table = new Table("SITE", "PLAN", "CAMERAS", "STREAMS", "CLIPS", "KEPT", "DISK", "AGENT");
    for (Site site : sites) {
      table.row(
          site.id(),
          site.plan(),
          site.cameras(),
          site.streams(),
          site.clips(),
          site.clipsKept(),
          Words.bytes(site.bytes()),
          site.dedicatedAgent() ? "its own" : "shared");
    }
    return table.toString();
  }
}
