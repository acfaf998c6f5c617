package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Gate\0", "Gate\nof Ann", "\u202etaG", "\ud83d", "\u2066x"})
  void takesNoTitleThatNobodySeesAsItIs(String value) {
    assertThatThrownBy(() -> Checks.title("name", value))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("name must be 1 to 60 characters")
        .message()
        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\u202e\u2066]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gate\u200e", "\u200fGate", "Gate\u061c"})
  void takesNoTitleWithAMarkOfDirection(String value) {
    assertThatThrownBy(() -> Checks.title("name", value))
        .isInstanceOf(BadInput.class)
        .message()
        .contains("Gate", "?");
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u3164', '\u115f', '\u1160', '\uffa0',
        '\u2800', '\u00a0', '\ufe0f'
      })
  void takesNoTitleOfWhichNothingIsSeen(char invisible) {
    assertThatThrownBy(() -> Checks.title("name", invisible + " " + invisible))
        .isInstanceOf(BadInput.class);
    assertThatCode(() -> Checks.title("name", "Gate" + invisible)).doesNotThrowAnyException();
  }

  @Test
  void takesAnyOtherTitleOfSixtyCharacters() {
    assertThatCode(() -> Checks.title("name", "문 앞 👩‍👧 <b>")).doesNotThrowAnyException();
    assertThatCode(() -> Checks.title("name", "x".repeat(60))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Checks.title("name", "x".repeat(61))).isInstanceOf(BadInput.class);
  }
}
