package pasu.cli.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose channels are meant. */
final class ChannelPath {

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description = "The channels of this site, instead of those told of everything.")
  private @Nullable String site;

  /** Where they are, without a slash at the end. */
  String all() {
    return site == null
        ? "/api/notifications/channels"
        : "/api/sites/%s/notifications/channels".formatted(Server.escaped(site));
  }

  String of(String channel) {
    return all() + "/" + Server.escaped(channel);
  }
}
