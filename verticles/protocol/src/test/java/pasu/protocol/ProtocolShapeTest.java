package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolShapeTest {

  private static final String BEFORE =
      """
      Detected
        camera: String
        score: Double or null
      Kind
        "disk-full": word
      """;

  @Test
  void isWrittenSoThatItCanBeReadAgain() {
    ProtocolShape shape = ProtocolShape.of(BusMessages.types());

    assertThat(ProtocolShape.parse(shape.text())).isEqualTo(shape);
  }

  @Test
  void knowsWhatMayBeNullAndWhatMessagesAreMadeOf() {
    ProtocolShape shape = ProtocolShape.of(List.of(EdgeMessage.EdgeAlive.class));

    assertThat(shape.types().get("pasu.protocol.EdgeMessage$EdgeAlive"))
        .containsEntry("alarms", "List<Alarm>")
        .containsEntry("clockOffsetMillis", "Long or null")
        .containsEntry("width", "int");
    assertThat(shape.types()).containsKey("pasu.protocol.AlarmMessage$Alarm");
    assertThat(shape.types().get("Kind")).containsKey("\"disk-full\"");
  }

  @Test
  void findsNothingInWhatIsTheSame() {
    assertThat(breaks(BEFORE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "camera: String, camera: Name",
    "camera: String, camera: String or null",
    "score: Double or null, score: Double",
    "score: Double or null, 'score: Double or null\n  metres: double'",
    "camera: String, lens: String or null",
    "'\"disk-full\": word', '\"disk-gone\": word'",
    "'\"disk-full\": word', '\"disk-full\": word\n  \"disk-gone\": word'",
    "Detected, Fired",
  })
  void findsWhatTheOtherDoesNotUnderstand(String was, String is) {
    assertThat(breaks(BEFORE.replace(was, is))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "score: Double or null, 'score: Double or null\n  metres: Double or null'",
    "'  score: Double or null\n', ''",
    "Kind, 'Fired\n  clip: String\nKind'",
  })
  void allowsWhatTheOtherMayLeaveOutOrIgnore(String was, String is) {
    assertThat(breaks(BEFORE.replace(was, is))).isEmpty();
  }

  @Test
  void saysWhatItIs() {
    assertThat(breaks(BEFORE.replace("score: Double or null", "metres: double")))
        .containsExactly("Detected: metres (double) is new, and others do not say it");
  }

  private static List<String> breaks(String now) {
    return ProtocolShape.parse(now).breaks(ProtocolShape.parse(BEFORE));
  }
}
