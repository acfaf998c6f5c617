package pasu.cli.client;

import java.util.Locale;
import java.util.stream.Collectors;
import pasu.protocol.AccountMessage.Account;
import picocli.CommandLine.Command;

/** {@code pasu accounts}: everybody who may sign in. */
@Command(
    name = "accounts",
    description = "Lists everybody who may sign in, and what they are in which site.",
    subcommands = {
      ListAccountsCommand.class,
      AddAccountCommand.class,
      InviteCommand.class,
      RemoveAccountCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu accounts",
      "  ./pasu accounts invite --role viewer --site home",
      "  ./pasu accounts add ann --role owner --site shop",
      "  ./pasu accounts remove ann"
    })
public final class AccountsCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/accounts");
  }

  @Override
  String text(Server server) {
    return table(server);
  }

  static String table(Server server) {
    Table table = new Table("ACCOUNT", "CALLED", "ROLE", "SITES", "GETS IN BY", "LAST SEEN");
    for (Account account : server.get("/api/accounts", Account[].class)) {
      table.row(
          account.id(),
          account.title(),
          account.role().name().toLowerCase(Locale.ROOT),
          sites(account),
          way(account),
          account.seenAt() == null ? "-" : Words.time(account.seenAt()));
    }
    return table.toString();
  }

  private static String sites(Account account) {
    String sites =
        account.sites().entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return sites.isEmpty() ? "-" : sites;
  }

  private static String way(Account account) {
    String password = account.hasPassword() ? "password" : "";
    String passkeys = account.passkeys() > 0 ? account.passkeys() + " passkeys" : "";
    String both =
        password.isEmpty() || passkeys.isEmpty() ? password + passkeys : "password, " + passkeys;
    return both.isEmpty() ? "link" : both;
  }
}
