package pasu.bench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import pasu.agent.ingest.ReceiverOptions;

/** A short attack on real sockets; the long one is a command. */
class AttackTest {

  private static final int DATAGRAMS = 50_000;
  private static final long MEBIBYTE = 1024 * 1024;

  @Test
  void hostileDatagramsGetNothingAndTheClipBesideThemLosesNothing() throws Exception {
    Attack.Outcome outcome =
        new Attack(1, new ReceiverOptions("127.0.0.1", 0)).run(DATAGRAMS, 50_000);

    assertThat(outcome.answeredBytes()).isZero();
    assertThat(outcome.strayAnswers()).isZero();
    assertThat(outcome.keyChanges()).isPositive();
    assertThat(outcome.heapGrowth()).isLessThan(64 * MEBIBYTE);
    assertThat(outcome.acknowledged()).isTrue();
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.datagrams().dropped())
        .containsKeys("length", "magic", "session", "replayed", "key-epoch", "forged");
  }

  @Test
  void aSessionThatSawTooManyForgeriesIsLeftAndItsClipGoesOn() throws Exception {
    Attack.Outcome outcome = new Attack(2, forgeries(2_000)).run(DATAGRAMS, 50_000);

    assertThat(outcome.leasesLost()).isPositive();
    assertThat(outcome.acknowledged()).isTrue();
    assertThat(outcome.lost()).isZero();
  }

  private static ReceiverOptions forgeries(long limit) {
    ReceiverOptions usual = new ReceiverOptions("127.0.0.1", 0);
    return new ReceiverOptions(
        usual.host(),
        usual.port(),
        usual.socketBytes(),
        usual.sessionBytes(),
        usual.agentBytes(),
        limit,
        System::nanoTime,
        new SecureRandom());
  }
}
