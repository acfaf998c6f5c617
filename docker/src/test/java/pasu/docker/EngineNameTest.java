package pasu.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineNameTest {

  @ParameterizedTest
  @CsvSource({
    "host-1, host-1",
    "NAS.example.org, nas-example-org",
    "_vm, vm",
    "'', launcher",
    "a-very-long-name-of-a-host-in-a-big-company, a-very-long-name-of-a-host-in-a-big-comp"
  })
  void makesAHostsNameALaunchers(String host, String name) {
    assertThat(EngineName.plain(host)).isEqualTo(name);
  }
}
