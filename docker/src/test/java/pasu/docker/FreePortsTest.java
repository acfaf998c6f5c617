package pasu.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  private final FreePorts ports = new FreePorts(new PortRange(7000, 7001));

  @Test
  void promisesNoneThatIsTaken() {
    assertThat(ports.promise(Set.of(7000))).isEqualTo(7001);
  }

  @Test
  void promisesNoneTwice() {
    ports.promise(Set.of());
    assertThat(ports.promise(Set.of())).isEqualTo(7001);
  }

  @Test
  void promisesOneAgainThatIsSettled() {
    ports.settle(ports.promise(Set.of()));
    assertThat(ports.promise(Set.of())).isEqualTo(7000);
  }

  @Test
  void saysWhenNoneIsLeft() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> ports.promise(Set.of(7000, 7001)))
        .withMessage(
            "all ports 7000-7001 are taken; give the launcher a longer range with --ports,"
                + " or start fewer agents");
  }
}
