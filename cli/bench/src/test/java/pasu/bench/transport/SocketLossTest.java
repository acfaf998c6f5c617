package pasu.bench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SocketLossTest {

  private static final List<String> UDP =
      List.of(
          "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
              + "  timeout inode ref pointer drops",
          "  512: 0100007F:9C40 00000000:0000 07 00000000:00000000 00:00000000 00000000     0"
              + "        0 39311 2 0000000000000000 17",
          "  513: 0100007F:9C41 00000000:0000 07 00000000:00000000 00:00000000 00000000     0"
              + "        0 39312 2 0000000000000000 4");

  @Test
  void countsWhatOneSocketDropped() {
    assertThat(SocketLoss.count(0x9C40, UDP)).isEqualTo(17);
  }

  @Test
  void countsNothingForAPortNobodyHas() {
    assertThat(SocketLoss.count(8080, UDP)).isZero();
  }
}
