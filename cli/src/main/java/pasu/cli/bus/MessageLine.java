package pasu.cli.bus;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A message of the bus as one line for people. */
final class MessageLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private MessageLine() {}

  /** When, where, who said what, and its fields. */
  static String of(JsonObject said) {
    JsonObject body = said.getJsonObject("body").copy();
    Object type = body.remove("type");
    String time = TIME.format(Instant.parse(said.getString("at")).atZone(ZoneId.systemDefault()));
    return "%s %s %s %s %s %s"
        .formatted(
            time,
            said.getString("address"),
            said.getString("node"),
            said.getString("manner"),
            type,
            fields(body))
        .strip();
  }

  private static String fields(JsonObject body) {
    return body.stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }
}
