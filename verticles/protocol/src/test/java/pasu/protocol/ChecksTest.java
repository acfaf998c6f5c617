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

  @Test
  void takesAnyOtherTitleOfSixtyCharacters() {
    assertThatCode(() -> Checks.title("name", "문 앞 👩‍👧 <b>")).doesNotThrowAnyException();
    assertThatCode(() -> Checks.title("name", "x".repeat(60))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Checks.title("name", "x".repeat(61))).isInstanceOf(BadInput.class);
  }
}
