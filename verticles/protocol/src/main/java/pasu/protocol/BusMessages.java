package pasu.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.eventbus.EventBus;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages as JSON: by name for whoever talks from outside, by codec for the bus.
 *
 * <p>An unknown field is ignored, so that a newer node may say more; a missing one is refused,
 * unless it may be null (ADR 3).
 */
public final class BusMessages {

  private static final String TYPE = "type";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(new RequiredComponents())
          .build();

  private static final Map<String, Class<? extends BusMessage>> TYPES =
      records(BusMessage.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private BusMessages() {}

  /** Teaches a bus to carry the messages; call it once on every node, before any verticle. */
  public static void registerCodecs(EventBus eventBus) {
    TYPES.values().forEach(type -> register(eventBus, type));
  }

  /** Writes a message, or one of the values messages are made of, without its name. */
  public static String toJson(Object value) {
    return new String(toBytes(value), StandardCharsets.UTF_8);
  }

  /** Writes a message with its name in the field {@code type}. */
  public static String toNamedJson(BusMessage message) {
    return named(message).toString();
  }

  /**
   * Reads what {@link #toNamedJson} wrote.
   *
   * @throws IllegalArgumentException naming what is wrong: no JSON, no such message, a bad field
   */
  public static BusMessage fromNamedJson(String json) {
    return fromNamed(tree(json));
  }

  static Collection<Class<? extends BusMessage>> types() {
    return TYPES.values();
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode named(BusMessage message) {
    ObjectNode fields = JSON.valueToTree(message);
    return object().put(TYPE, message.getClass().getSimpleName()).setAll(fields);
  }

  static JsonNode toTree(@Nullable Object value) {
    return JSON.valueToTree(value);
  }

  /** Reads one of the values messages are made of; null where there is none. */
  static <T> @Nullable T fromTree(JsonNode node, Class<T> type) {
    try {
      return node.isObject() ? JSON.treeToValue(node, type) : null;
    } catch (JsonProcessingException e) {
      throw notAMessage(e);
    }
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw notAMessage(e);
    }
  }

  static BusMessage fromNamed(JsonNode node) {
    String name = node.path(TYPE).asText();
    Class<? extends BusMessage> type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "no message is called \"%s\"; known are %s"
              .formatted(name, TYPES.keySet().stream().sorted().toList()));
    }
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw notAMessage(e);
    }
  }

  private static IllegalArgumentException notAMessage(JsonProcessingException cause) {
    return new IllegalArgumentException("not a message: " + cause.getOriginalMessage(), cause);
  }

  /**
   * Reads a record that was written without its name.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static <T> T fromJson(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    }
  }

  static byte[] toBytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value, e);
    }
  }

  private static <T extends BusMessage> void register(EventBus eventBus, Class<T> type) {
    eventBus.registerDefaultCodec(type, new JsonRecordCodec<>(type));
  }

  private static Stream<Class<? extends BusMessage>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type.asSubclass(BusMessage.class))
        : Stream.of(type.getPermittedSubclasses()).flatMap(BusMessages::records);
  }
}
