package pasu.cli.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AuditMessage.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu audit}: who did what. */
@Command(
    name = "audit",
    description = "Lists who did what, when, and from where; the latest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu audit",
      "  ./pasu audit --limit 1000 --site shop",
      "  ./pasu audit --json | jq -r '.[] | select(.outcome == \"refused\") | .address'"
    })
public final class AuditCommand extends ClientCommand {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--site", description = "Only what is of this site.")
  private @Nullable String site;

  @Override
  String json(Server server) {
    return server.get(path());
  }

  @Override
  String text(Server server) {
    Table table = new Table("WHEN", "WHO", "WHAT", "SITE", "OF", "OUTCOME", "FROM");
    for (Deed deed : server.get(path(), Deed[].class)) {
      table.row(
          Words.time(deed.at()),
          deed.account().isEmpty() ? "?" : deed.account(),
          deed.action(),
          dash(deed.site()),
          of(deed),
          deed.outcome().name().toLowerCase(Locale.ROOT),
          deed.address());
    }
    return table.toString();
  }

  private String path() {
    return "/api/audit?limit=%d%s"
        .formatted(limit, site == null ? "" : "&site=" + Server.escaped(site));
  }

  private static String of(Deed deed) {
    String detail = deed.detail();
    return dash(deed.subject()) + (detail == null ? "" : " (%s)".formatted(detail));
  }

  private static String dash(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
