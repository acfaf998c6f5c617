package pasu.cli.node;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Makes unreadable what would let its reader in somewhere. */
final class Mask {

  private static final Set<String> HIDDEN =
      Set.of(
          "secret",
          "token",
          "session",
          "oneTimeToken",
          "code",
          "password",
          "credential",
          "old",
          "auth",
          "endpoint");
  private static final String INSTEAD = "***";

  private Mask() {}

  /** Masks in place. */
  static JsonObject over(JsonObject message) {
    for (String field : message.fieldNames()) {
      if (HIDDEN.contains(field)) {
        message.put(field, INSTEAD);
      } else {
        inside(message.getValue(field));
      }
    }
    return message;
  }

  private static void inside(Object value) {
    switch (value) {
      case JsonObject object -> over(object);
      case JsonArray array -> array.forEach(Mask::inside);
      case null, default -> {}
    }
  }
}
