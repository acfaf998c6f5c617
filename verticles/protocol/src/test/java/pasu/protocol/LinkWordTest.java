package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Publish;
import pasu.protocol.LinkWord.Reply;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.LinkWord.TimeIs;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

class LinkWordTest {

  static LinkWord[] words() {
    return new LinkWord[] {
      new Request(1, new LiveWanted("yard")),
      new Reply(Long.MAX_VALUE, new Fire()),
      new Publish(new Quit("yard", 3)),
      new Failure(7L, 503, "no agent has a free slot", null),
      new Failure(null, 400, "what was that?", new Wording("what-was-that", Map.of("it", "?"))),
      new AskTime(-7),
      new TimeIs(-7, 1_764_489_600_000_000L, 1_764_489_600_000_123L),
    };
  }

  @ParameterizedTest
  @MethodSource("words")
  void comesBackAsItWasWritten(LinkWord word) {
    assertThat(LinkWord.read(word.write())).isEqualTo(word);
  }

  @Test
  void canBeReadByPeople() {
    assertThat(new Request(1, new LiveWanted("yard")).write())
        .isEqualTo(
            "{\"op\":\"request\",\"id\":1,\"body\":{\"type\":\"LiveWanted\",\"camera\":\"yard\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "\"request\"",
        "{\"op\":\"sing\"}",
        "{\"op\":\"request\",\"body\":{\"type\":\"Fire\"}}",
        "{\"op\":\"request\",\"id\":\"1\",\"body\":{\"type\":\"Fire\"}}",
        "{\"op\":\"request\",\"id\":99999999999999999999,\"body\":{\"type\":\"Fire\"}}",
        "{\"op\":\"publish\"}",
        "{\"op\":\"ask-time\"}",
        "{\"op\":\"time-is\",\"sent\":1,\"received\":2,\"answered\":3.5}",
        "{\"op\":\"publish\",\"body\":{\"type\":\"Quit\",\"camera\":\"yard\"}}",
      })
  void saysWhatIsWrongWithAnythingElse(String text) {
    assertThatThrownBy(() -> LinkWord.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
