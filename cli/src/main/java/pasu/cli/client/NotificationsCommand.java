package pasu.cli.client;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pasu.protocol.NotificationMessage.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pasu notifications}: over which channels people are told. */
@Command(
    name = "notifications",
    description = "Lists the channels over which people are told, and whether they work.",
    subcommands = {SetChannelCommand.class, TestChannelCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu notifications",
      "  ./pasu notifications --site shop",
      "  ./pasu notifications set ntfy --set url=https://ntfy.sh/a-name-nobody-guesses",
      "  ./pasu notifications test ntfy"
    })
public final class NotificationsCommand extends ClientCommand {

  @Mixin private ChannelPath path = new ChannelPath();

  @Override
  String json(Server server) {
    return server.get(path.all());
  }

  @Override
  String text(Server server) {
    return table(server.get(path.all(), Channel[].class));
  }

  static String table(Channel... channels) {
    Table table = new Table("CHANNEL", "STATE", "SETTINGS", "PROBLEM");
    for (Channel channel : channels) {
      table.row(
          channel.name(),
          channel.enabled() ? "on" : "off",
          settings(channel),
          channel.problem() == null ? "-" : channel.problem());
    }
    return table.toString();
  }

  private static String settings(Channel channel) {
    Stream<String> readable =
        channel.settings().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getKey() + "=" + one.getValue());
    Stream<String> secret = channel.secrets().stream().map(name -> name + "=…");
    String all = Stream.concat(readable, secret).collect(Collectors.joining(" "));
    return all.isEmpty() ? "-" : all;
  }
}
