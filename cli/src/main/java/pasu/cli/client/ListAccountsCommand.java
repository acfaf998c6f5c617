package pasu.cli.client;

import picocli.CommandLine.Command;

/** {@code pasu accounts list}: the same as {@code pasu accounts}. */
@Command(
    name = "list",
    description = "Lists everybody who may sign in.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu accounts list", "  ./pasu accounts list --json | jq -r '.[].id'"})
public final class ListAccountsCommand extends ClientCommand {

  @Override
  String json(Server server) {
    return server.get("/api/accounts");
  }

  @Override
  String text(Server server) {
    return AccountsCommand.table(server);
  }
}
