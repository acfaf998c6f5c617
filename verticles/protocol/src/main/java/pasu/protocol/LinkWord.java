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
   * @param wording what the message says
   */
  record Failure(@Nullable Long id, int code, String message, @Nullable Wording wording)
      implements LinkWord {

    public static Failure of(@Nullable Long id, Refusal refusal) {
      Sentence why = refusal.sentence();
      return new Failure(id, refusal.code(), why.text(), why.wording());
    }

    public Refusal refusal() {
      return new Refusal(code, new Sentence(message, wording));
    }
  }

  /** Wants none. */
  record Publish(BusMessage body) implements LinkWord {}

  /**
   * Asks for the server's time.
   *
   * @param sent whatever the asker's clock says; comes back with the answer
   */
  record AskTime(long sent) implements LinkWord {}

  /**
   * The server's time, in microseconds since the Unix epoch.
   *
   * @param sent as asked
   * @param received when the question came
   * @param answered when this was said
   */
  record TimeIs(long sent, long received, long answered) implements LinkWord {}

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
              idOf(word),
              word.path("code").asInt(500),
              word.path("message").asText("no reason"),
              BusMessages.fromTree(word.path("wording"), Wording.class));
      case "ask-time" -> new AskTime(number(word, "sent"));
      case "time-is" ->
          new TimeIs(number(word, "sent"), number(word, "received"), number(word, "answered"));
      case String op ->
          throw new IllegalArgumentException(
              "op must be request, reply, failure, publish, ask-time or time-is, but is \"%s\""
                  .formatted(op));
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
      case AskTime(long sent) -> word.put("op", "ask-time").put("sent", sent);
      case TimeIs(long sent, long received, long answered) ->
          word.put("op", "time-is")
              .put("sent", sent)
              .put("received", received)
              .put("answered", answered);
      case Failure(Long id, int code, String message, Wording wording) ->
          word.put("op", "failure")
              .put("id", id)
              .put("code", code)
              .put("message", message)
              .set("wording", BusMessages.toTree(wording));
    }
    return word.toString();
  }

  private static void put(ObjectNode word, BusMessage body) {
    word.set("body", BusMessages.named(body));
  }

  private static long id(JsonNode word) {
    return number(word, "id");
  }

  private static long number(JsonNode word, String field) {
    Long number = wholeNumber(word, field);
    if (number == null) {
      throw new IllegalArgumentException(
          "%s must be a whole number, but is %s".formatted(field, word.path(field)));
    }
    return number;
  }

  private static @Nullable Long idOf(JsonNode word) {
    return wholeNumber(word, "id");
  }

  private static @Nullable Long wholeNumber(JsonNode word, String field) {
    JsonNode number = word.path(field);
    return number.canConvertToLong() && number.isIntegralNumber() ? number.longValue() : null;
  }

  private static BusMessage body(JsonNode word) {
    return BusMessages.fromNamed(word.path("body"));
  }
}
