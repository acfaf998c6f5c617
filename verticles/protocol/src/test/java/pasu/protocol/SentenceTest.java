package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {

  @Test
  void namesEachValueByItsPlace() {
    Sentence sentence = Sentence.of("of-range", "{field} must be {from} to {to}", "rate", 1, 60);

    assertThat(sentence.text()).isEqualTo("rate must be 1 to 60");
    assertThat(sentence.wording())
        .isEqualTo(new Wording("of-range", Map.of("field", "rate", "from", "1", "to", "60")));
  }

  @Test
  void leavesWhatLooksLikeAPlaceInAValueAlone() {
    Sentence sentence =
        Sentence.of("not-here", "{name} is not at {place}", "{place} $1 \\", "home");

    assertThat(sentence.text()).isEqualTo("{place} $1 \\ is not at home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "two\nlines",
        "a mark \u001e without more",
        "\u001e{\"sentence\":{}}"
      })
  void staysASentenceInEnglishWhereNothingMoreIsSaid(String text) {
    assertThat(Sentence.read(text)).isEqualTo(Sentence.plain(text));
  }

  @Test
  void comesBackAsItWasWritten() {
    Sentence sentence = Sentence.of("not-here", "{name} is not here", "two\nlines \u001e, 파수");

    assertThat(Sentence.read(sentence.written())).isEqualTo(sentence);
    assertThat(sentence.written()).startsWith(sentence.text());
  }
}
