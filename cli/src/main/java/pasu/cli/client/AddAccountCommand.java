package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu accounts add}: an account, and the link that lets its person in. */
@Command(
    name = "add",
    description = "Adds an account, and prints the link with which its person sets a password.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu accounts add ann --role viewer --site home --title Ann",
      "  ./pasu accounts add bob --role operator",
      "",
      "The link is good once, for seven days. No password ever passes through a command line."
    })
public final class AddAccountCommand extends ClientCommand {

  @Parameters(paramLabel = "NAME", description = "To sign in with: 1 to 40 of a-z, 0-9 and -.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer or owner of a site, or operator.")
  private String role = "";

  @Option(names = "--site", description = "Whose viewer or owner it is.")
  private @Nullable String site;

  @Option(names = "--title", paramLabel = "TEXT", description = "What others call them.")
  private @Nullable String title;

  @Override
  String json(Server server) {
    JsonObject account = new JsonObject().put("name", name).put("role", role);
    if (site != null) {
      account.put("site", site);
    }
    if (title != null) {
      account.put("title", title);
    }
    return server.post("/api/accounts", account.encode());
  }

  @Override
  String text(Server server) {
    return InviteCommand.link(server, json(server));
  }
}
