package pasu.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pasu.protocol.BusMessage;
import pasu.protocol.NotificationMessage.PushKey;
import pasu.protocol.Secret;

class MaskTest {

  static Stream<RecordComponent> secrets() {
    return records(BusMessage.class)
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(MaskTest::letsSomebodyIn);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void hidesWhatLetsItsReaderIn(RecordComponent component) {
    JsonObject message = new JsonObject().put(component.getName(), "open sesame");

    assertThat(Mask.over(message).encode()).doesNotContain("sesame");
  }

  @Test
  void hidesWhatIsFurtherInside() {
    JsonObject message =
        new JsonObject()
            .put("grants", new JsonArray().add(new JsonObject().put("secret", "open sesame")))
            .put("camera", "yard");

    assertThat(Mask.over(message).encode()).contains("yard").doesNotContain("sesame");
  }

  private static boolean letsSomebodyIn(RecordComponent component) {
    return component.getType() == Secret.class
        || (component.getType() == String.class
            && component.getDeclaringRecord() != PushKey.class // Which everybody may know.
            && component.getName().matches("(?i).*(secret|token|session|code|password|key)"));
  }

  /** Every message, and every record that messages are made of here. */
  private static Stream<Class<?>> records(Class<?> type) {
    if (type.isRecord()) {
      Stream<Class<?>> parts =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .filter(part -> part.isRecord() && !part.equals(type))
              .flatMap(MaskTest::records);
      return Stream.concat(Stream.of(type), parts);
    }
    return Arrays.stream(type.getPermittedSubclasses()).flatMap(MaskTest::records);
  }
}
