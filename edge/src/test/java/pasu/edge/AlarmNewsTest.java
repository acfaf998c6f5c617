package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;

class AlarmNewsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Alarm FULL = new Alarm("yard", Kind.SPOOL_FULL, true, "It is full.", NOW);

  private final List<Alarm> told = new ArrayList<>();
  private final AlarmNews news = new AlarmNews(told::add);

  @Test
  void tellsOfAnAlarmOnce() {
    news.compare(List.of(FULL), NOW);
    news.compare(List.of(FULL), NOW);

    assertThat(told).containsExactly(FULL);
  }

  @Test
  void tellsOfATextThatChanged() {
    Alarm fuller = new Alarm("yard", Kind.SPOOL_FULL, true, "It is fuller.", NOW);
    news.compare(List.of(FULL), NOW);

    news.compare(List.of(fuller), NOW);

    assertThat(told).containsExactly(FULL, fuller);
  }

  @Test
  void tellsThatAnAlarmIsTakenBack() {
    news.compare(List.of(FULL), NOW);

    news.compare(List.of(), NOW.plusSeconds(9));

    assertThat(told.getLast())
        .returns(false, Alarm::raised)
        .returns(Kind.SPOOL_FULL, Alarm::kind)
        .returns(NOW.plusSeconds(9), Alarm::since);
  }
}
