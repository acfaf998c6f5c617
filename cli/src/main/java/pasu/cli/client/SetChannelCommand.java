package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import pasu.cli.CommandFailure;
import pasu.protocol.BusMessages;
import pasu.protocol.NotificationMessage.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu notifications set}: sets a channel up. */
@Command(
    name = "set",
    description = "Sets a channel up and switches it on; what is not named stays.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu notifications set ntfy --set url=https://ntfy.sh/a-name-nobody-guesses",
      "  ./pasu notifications set email --set user=pasu --secret-file password=smtp.secret",
      "  ./pasu notifications set webhook --off",
      "",
      "Secrets come from files: what stands in a command line, everybody on the machine can read."
    })
public final class SetChannelCommand extends ClientCommand {

  @Mixin private ChannelPath path = new ChannelPath();

  @Parameters(paramLabel = "CHANNEL", description = "As in ./pasu notifications.")
  private String channel = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting, again for each; nothing after the = takes it away.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--secret-file",
      paramLabel = "NAME=FILE",
      description = "A setting that is the first line of a file.")
  private Map<String, Path> secrets = new LinkedHashMap<>();

  @Option(names = "--off", description = "Switches it off; its settings stay.")
  private boolean off;

  @Override
  String json(Server server) {
    Map<String, String> all = new TreeMap<>(now(server).settings());
    all.putAll(settings);
    secrets.forEach((name, file) -> all.put(name, firstLine(file)));
    JsonObject wish = new JsonObject().put("enabled", !off).put("settings", new JsonObject());
    all.forEach(wish.getJsonObject("settings")::put);
    return server.put(path.of(channel), wish.encode());
  }

  @Override
  String text(Server server) {
    return NotificationsCommand.table(BusMessages.fromJson(json(server), Channel[].class));
  }

  private Channel now(Server server) {
    return Arrays.stream(server.get(path.all(), Channel[].class))
        .filter(one -> one.name().equals(channel))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "no channel is called \"%s\"; see ./pasu notifications".formatted(channel)));
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }
}
