package pasu.agent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import pasu.protocol.Refusal;

class LiveTokensTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final LiveTokens tokens = new LiveTokens(new Random(1), now::get);

  @Test
  void letsATokenInOnce() {
    String token = tokens.issue("yard");

    assertThat(tokens.redeem(token)).contains("yard");
    assertThat(tokens.redeem(token)).isEmpty();
  }

  @Test
  void letsATokenInUntilItIsTenSecondsOld() {
    String token = tokens.issue("yard");
    now.set(Instant.EPOCH.plus(LiveTokens.LIFETIME).minusNanos(1));

    assertThat(tokens.redeem(token)).contains("yard");
  }

  @Test
  void refusesATokenThatIsTenSecondsOld() {
    String token = tokens.issue("yard");
    now.set(Instant.EPOCH.plus(LiveTokens.LIFETIME));

    assertThat(tokens.redeem(token)).isEmpty();
  }

  @Test
  void refusesWhatItNeverIssued() {
    assertThat(tokens.redeem("")).isEmpty();
  }

  @Test
  void neverIssuesTheSameTwice() {
    assertThat(tokens.issue("yard")).hasSize(32).isNotEqualTo(tokens.issue("yard"));
  }

  @Test
  void issuesOnlySoManyAtATime() {
    for (int i = 0; i < LiveTokens.MOST; i++) {
      tokens.issue("yard");
    }

    assertThatThrownBy(() -> tokens.issue("yard"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.isTemporary()).isTrue());
    now.set(Instant.EPOCH.plus(LiveTokens.LIFETIME));
    assertThat(tokens.issue("yard")).isNotEmpty();
  }
}
