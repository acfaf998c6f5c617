package pasu.cli.node;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.NodeMessage.Manner;
import pasu.protocol.NodeMessage.Said;
import pasu.protocol.Refusal;

/** Puts what was said into words for listeners: no secrets, and not endless. */
final class Wording {

  private static final int LONGEST = 16_384;

  private Wording() {}

  static Said of(Instant at, String address, Manner manner, Object body) {
    return switch (body) {
      case BusMessage message -> new Said(at, address, manner, words(message));
      case ReplyException reply ->
          new Said(at, address, Manner.REFUSES, words(Refusal.heard(reply)).encode());
      default -> new Said(at, address, manner, typed(body.getClass().getSimpleName()).encode());
    };
  }

  private static String words(BusMessage message) {
    String words = Mask.over(new JsonObject(BusMessages.toNamedJson(message))).encode();
    return words.length() <= LONGEST
        ? words
        : typed(message.getClass().getSimpleName()).put("characters", words.length()).encode();
  }

  private static JsonObject words(Refusal refusal) {
    return typed("Refusal").put("code", refusal.code()).put("message", refusal.getMessage());
  }

  private static JsonObject typed(String type) {
    return new JsonObject().put("type", type);
  }
}
