package pasu.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.protocol.BusMessages;
import pasu.protocol.SiteMessage.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pasu plans set}: changes what a plan gives. */
@Command(
    name = "set",
    description = "Changes what a plan gives; what is not named stays. It counts at once.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu plans set plus --size 1600x900 --rate 20 --quality 85",
      "  ./pasu plans set basic --clips 30",
      "",
      "A plan that keeps fewer clips has the oldest unpinned ones of its sites removed.",
      "Cameras follow once the clip they record has ended."
    })
public final class SetPlanCommand extends ClientCommand {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  @Parameters(paramLabel = "PLAN", description = "As in ./pasu plans.")
  private String plan = "";

  @Option(names = "--clips", paramLabel = "N", description = "Clips kept of a site, 1 to 10000.")
  private @Nullable Integer clips;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Pictures at most, 160x120 to 3840x2160, both even.")
  private @Nullable String size;

  @Option(names = "--rate", paramLabel = "N", description = "Pictures a second at most, 1 to 60.")
  private @Nullable Integer rate;

  @Option(names = "--quality", paramLabel = "N", description = "Of JPEGs at most, 10 to 100.")
  private @Nullable Integer quality;

  @Option(
      names = "--dedicated",
      negatable = true,
      description = "Whether its sites share agents with no other site.")
  private @Nullable Boolean dedicated;

  @Override
  String json(Server server) {
    return server.patch("/api/plans/" + Server.escaped(plan), wish().encode());
  }

  @Override
  String text(Server server) {
    return PlansCommand.table(BusMessages.fromJson(json(server), Plan.class));
  }

  private JsonObject wish() {
    JsonObject wish = new JsonObject();
    put(wish, "clipsKept", clips);
    putSize(wish);
    put(wish, "rate", rate);
    put(wish, "quality", quality);
    put(wish, "dedicatedAgent", dedicated);
    if (wish.isEmpty()) {
      throw CommandFailure.usage(
          "nothing is to be changed of the plan \"%s\"; name what, as in --clips 100"
              .formatted(plan));
    }
    return wish;
  }

  private void putSize(JsonObject wish) {
    if (size != null) {
      Matcher parts = SIZE.matcher(size);
      if (!parts.matches()) {
        throw CommandFailure.usage("--size must be like 1280x720, but is \"%s\"".formatted(size));
      }
      put(wish, "width", Integer.valueOf(parts.group(1)));
      put(wish, "height", Integer.valueOf(parts.group(2)));
    }
  }

  private static void put(JsonObject wish, String field, @Nullable Object value) {
    if (value != null) {
      wish.put(field, value);
    }
  }
}
