package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;

class NumberedTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ClipClock CLOCK = new ClipClock("boot-1", 7, null);

  @Test
  void saysByWhichClockWhatWasFoundIsWhereThatWasNoted() {
    Uplink.Past past = Numbered.before(NOW, List.of(found(1, CLOCK), found(2, null)));

    assertThat(past.clips()).hasSize(2);
    assertThat(past.clocks()).isEqualTo(Map.of("%032x".formatted(1), CLOCK));
  }

  private static Found found(int n, @Nullable ClipClock clock) {
    Detected clip = new Detected("yard", "%032x".formatted(n), n, 9, NOW, NOW, Cause.MANUAL, null);
    return new Found(clip, List.of(new byte[32]), List.of(), clock);
  }
}
