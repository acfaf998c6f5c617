package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccountMessage.Invited;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pasu accounts invite}: a one-time link. */
@Command(
    name = "invite",
    description = "Prints a link with which somebody makes an account, or gets back into theirs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu accounts invite --role viewer --site home",
      "  ./pasu accounts invite --role operator",
      "  ./pasu accounts invite --role viewer --account ann   ann forgot her password",
      "",
      "The link is good once, for seven days."
    })
public final class InviteCommand extends ClientCommand {

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer or owner of a site, or operator.")
  private String role = "";

  @Option(names = "--site", description = "Whose viewer or owner they become.")
  private @Nullable String site;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Who is let back in, to choose another password; their roles stay.")
  private @Nullable String account;

  @Override
  String json(Server server) {
    JsonObject wish = new JsonObject().put("role", role);
    if (site != null) {
      wish.put("site", site);
    }
    if (account != null) {
      wish.put("account", account);
    }
    return server.post("/api/invitations", wish.encode());
  }

  @Override
  String text(Server server) {
    return link(server, json(server));
  }

  static String link(Server server, String answer) {
    Invited invited = BusMessages.fromJson(answer, Invited.class);
    return "Link      %s/sign-in?invite=%s  (once, until %s)"
        .formatted(
            server.base().toString().replaceFirst("/$", ""),
            invited.token(),
            Words.time(invited.expiresAt()));
  }
}
