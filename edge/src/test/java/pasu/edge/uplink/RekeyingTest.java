package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.edge.uplink.UplinkStage.FORGERIES;
import static pasu.edge.uplink.UplinkStage.PACKETS_A_KEY;
import static pasu.edge.uplink.UplinkStage.grant;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Status;

/** When the edge moves to the next keys of its lease, and when it wants another lease. */
class RekeyingTest {

  private final UplinkStage stage = new UplinkStage();

  @Test
  void movesToTheNextKeysAfterSoManyPackets() {
    stage.stream.open(grant(1), 0);

    send(PACKETS_A_KEY - 50);
    int before = stage.agent.keyEpoch();
    send(100);

    assertThat(before).isZero();
    assertThat(stage.agent.keyEpoch()).isEqualTo(1);
    assertThat(stage.datas()).hasSize(PACKETS_A_KEY + 50);
  }

  @Test
  void keepsTheKeysUntilTheAgentAnswersUnderThem() {
    stage.stream.open(grant(1), 0);
    send(2 * PACKETS_A_KEY + 100);
    int unanswered = stage.agent.keyEpoch();

    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
    send(50);

    assertThat(unanswered).isEqualTo(1);
    assertThat(stage.agent.keyEpoch()).isEqualTo(2);
  }

  @Test
  void wantsANewLeaseWhenAKeyIsUsedUpAndSaysNothingMoreUnderIt() {
    stage.stream.open(grant(1), 0);

    send(800);
    send(800);
    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
    stage.run(300);

    assertThat(stage.said).hasSize(3 * PACKETS_A_KEY);
    assertThat(stage.heard.silent).containsExactly(1L);
  }

  @Test
  void theLastKeysOfALeaseAreKeptUntilTheyAreUsedUp() {
    stage.stream.open(grant(1), 0);

    for (int i = 0; i < 600 && stage.heard.silent.isEmpty(); i++) {
      send(PACKETS_A_KEY / 2);
      stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
    }

    assertThat(stage.agent.keyEpoch()).isEqualTo(255);
    assertThat(stage.said).hasSize(257 * PACKETS_A_KEY);
    assertThat(stage.heard.silent).containsExactly(1L);
  }

  @Test
  void aNewerLeaseBeginsWithItsFirstKeys() {
    stage.stream.open(grant(1), 0);
    send(PACKETS_A_KEY + 50);

    stage.renew(2);
    send(50);

    assertThat(stage.agent.keyEpoch()).isZero();
    assertThat(stage.datas()).hasSize(50);
  }

  @Test
  void wantsANewLeaseWhenTooManyAnswersWereForged() {
    stage.stream.open(grant(1), 0);
    send(50);
    forge(FORGERIES - 1);
    stage.run(10);
    List<Long> oneLess = List.copyOf(stage.heard.silent);

    forge(1);
    stage.run(10);

    assertThat(oneLess).isEmpty();
    assertThat(stage.heard.silent).containsExactly(1L);
  }

  @Test
  void moreThanHalfOfWhatAKeyMayBeUsedForIsRefused() {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    assertThatThrownBy(
            () -> new UplinkOptions("yard", 1 << 26, 1 << 20, 1 << 20, 1 << 23, 1, () -> 0, clock))
        .hasMessage("packetsAKey must be 1 to 4194304, but is 8388608");
  }

  private void forge(int answers) {
    for (int i = 0; i < answers; i++) {
      ByteBuffer forged = stage.answers.seal(new Status(1, 0, 0, List.of()));
      forged.put(20, (byte) ~forged.get(20));
      stage.stream.receive(forged, stage.nowMillis * UplinkStage.MILLI);
    }
  }

  /** Sends so many datagrams of a live frame, within the time they take. */
  private void send(int datagrams) {
    long number = stage.nowMillis;
    byte[] jpeg = new byte[datagrams * Data.PAYLOAD_BYTES];
    stage.stream.offer(new Frame(number, number * 1_000, jpeg), 0);
    stage.run(datagrams / 2);
  }
}
