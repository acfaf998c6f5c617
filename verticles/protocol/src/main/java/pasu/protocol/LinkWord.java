package pasu.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What is said over an edge's link, both ways: one JSON object per text message, its field {@code
 * op} naming the kind. Questions are numbered by whoever asks.
 */
public sealed interface LinkWord {

  /** Wants an answer. */
  record Request(long id, BusMessage body) implements LinkWord {}

  /** The answer to the request of that number. */
  record Reply(long id, BusMessage body) implements LinkWord {}

  /**
   * No answer; or what was said could not be understood.
   *
   * @param id null where it was none that could be read
   * @param code as of a {@link Refusal}
   */
  record Failure(@Nullable Long id, int code, String message) implements LinkWord {
    public Refusal refusal() {
      return new Refusal(code, message);
    }
  }

  /** Wants none. */
  record Publish(BusMessage body) implements LinkWord {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException with what is wrong, in a sentence
   */
  static LinkWord read(String text) {
    JsonNode word = BusMessages.tree(text);
    return switch (word.path("op").asText()) {
      case "request" -> new Request(id(word), body(word));
      case "reply" -> new Reply(id(word), body(word));
      case "publish" -> new Publish(body(word));
      case "failure" ->
          new Failure(
              idOf(word), word.path("code").asInt(500), word.path("message").asText("no reason"));
      case String op ->
          throw new IllegalArgumentException(
              "op must be request, reply, failure or publish, but is \"%s\"".formatted(op));
    };
  }

  /** The number of a request that may be understood no further; null where there is none. */
  static @Nullable Long idOf(String text) {
    try {
      return idOf(BusMessages.tree(text));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  default String write() {
    ObjectNode word = BusMessages.object();
    switch (this) {
      case Request(long id, BusMessage body) -> put(word.put("op", "request").put("id", id), body);
      case Reply(long id, BusMessage body) -> put(word.put("op", "reply").put("id", id), body);
      case Publish(BusMessage body) -> put(word.put("op", "publish"), body);
      case Failure(Long id, int code, String message) ->
          word.put("op", "failure").put("id", id).put("code", code).put("message", message);
    }
    return word.toString();
  }

  private static void put(ObjectNode word, BusMessage body) {
    word.set("body", BusMessages.named(body));
  }

  private static long id(JsonNode word) {
    Long id = idOf(word);
    if (id == null) {
      throw new IllegalArgumentException("id must be a whole number, but is " + word.path("id"));
    }
    return id;
  }

  private static @Nullable Long idOf(JsonNode word) {
    JsonNode id = word.path("id");
    return id.canConvertToLong() && id.isIntegralNumber() ? id.longValue() : null;
  }

  private static BusMessage body(JsonNode word) {
    return BusMessages.fromNamed(word.path("body"));
  }
}
