package pasu.bench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.bench.Bench.Figure;
import pasu.bench.transport.MeasuredAgent.Count;
import pasu.bench.transport.TransportRun.Asked;
import pasu.protocol.Suite;

class TransportRunTest {

  private static final Asked PROMISED = new Asked(Suite.AES_128_GCM, 60, 0);
  private static final Asked EVERYDAY = new Asked(Suite.AES_128_GCM, 60, 15);

  @Test
  void missesNothingAtExactlyWhatIsPromised() {
    assertThat(missed(run(100_000, 1, 600, 0, 60, 0), PROMISED)).isEmpty();
    assertThat(missed(run(50_000, 3, 512, 7, 60, 0), EVERYDAY)).isEmpty();
  }

  @Test
  void missesARateACoreAndALostDatagram() {
    assertThat(missed(run(99_999, 1.01, 600, 1, 60, 0), PROMISED))
        .containsExactly("datagrams", "processor", "lost on loopback");
  }

  @Test
  void promisesHalfTheRateWithTheOtherCipher() {
    Asked other = new Asked(Suite.CHACHA20_POLY1305, 60, 0);

    assertThat(missed(run(50_000, 1, 600, 0, 60, 0), other)).isEmpty();
    assertThat(missed(run(49_999, 1, 600, 0, 60, 0), other)).containsExactly("datagrams");
  }

  @Test
  void missesTheMemoryPromisedForEverydayStreams() {
    assertThat(missed(run(50_000, 1, 513, 0, 60, 0), EVERYDAY)).containsExactly("memory");
  }

  @Test
  void missesAClipOrAFrameHoweverItWasAsked() {
    assertThat(missed(run(50_000, 1, 300, 0, 59, 0), EVERYDAY)).containsExactly("clips");
    assertThat(missed(run(100_000, 1, 300, 0, 60, 1), PROMISED)).containsExactly("clips");
  }

  private static List<String> missed(TransportRun run, Asked asked) {
    return run.figures(asked).stream().filter(Figure::missed).map(Figure::what).toList();
  }

  /** Of one second. */
  private static TransportRun run(
      long datagrams, double cpu, long megabytes, long dropped, int clips, long missing) {
    Count during = new Count(datagrams, 0, 0, 6_000_000, 0, 0, 0);
    Count last = new Count(datagrams, 0, 0, 6_000_000, clips, 100, missing);
    return new TransportRun(1, cpu, megabytes * 1_000_000, dropped, during, last);
  }
}
