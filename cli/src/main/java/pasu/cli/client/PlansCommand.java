package pasu.cli.client;

import pasu.protocol.SiteMessage.Plan;
import picocli.CommandLine.Command;

/** {@code pasu plans}: what each plan gives a site. */
@Command(
    name = "plans",
    description = "Lists every plan and what it gives a site.",
    subcommands = SetPlanCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu plans",
      "  ./pasu plans set plus --clips 200 --size 1600x900",
      "  ./pasu sites set shop --plan plus     which site has which"
    })
public final class PlansCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/plans");
  }

  @Override
  String text(Server server) {
    return table(server.get("/api/plans", Plan[].class));
  }

  static String table(Plan... plans) {
    Table table = new Table("PLAN", "CLIPS", "SIZE", "RATE", "QUALITY", "AGENT");
    for (Plan plan : plans) {
      table.row(
          plan.name(),
          plan.clipsKept(),
          plan.width() + "x" + plan.height(),
          plan.rate(),
          plan.quality(),
          plan.dedicatedAgent() ? "its own" : "shared");
    }
    return table.toString();
  }
}
