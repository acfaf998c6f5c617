package pasu.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pasu.protocol.BusMessage;

class LinkDeedsTest {

  @Test
  void takesForQuestionsOnlyWhatIsCalledAsOne() {
    List<Class<?>> messages = records(BusMessage.class).toList();

    assertThat(messages).hasSizeGreaterThan(100);
    assertThat(messages.stream().filter(LinkDeeds::isQuestion))
        .containsExactlyInAnyOrderElementsOf(
            messages.stream()
                .filter(it -> it.getSimpleName().matches("(List|Find|Show)[A-Z].*|Authenticate"))
                .toList());
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(LinkDeedsTest::records);
  }
}
