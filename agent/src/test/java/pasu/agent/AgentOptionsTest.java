package pasu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {

  private static final Path CLIPS = Path.of("clips");

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void takesSoManyStreams(int capacity) {
    AgentOptions options = new AgentOptions("agent-1", capacity, CLIPS, "127.0.0.1");

    assertThat(options.capacity()).isEqualTo(capacity);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_001})
  void refusesACapacityNobodyHas(int capacity) {
    assertThatThrownBy(() -> new AgentOptions("agent-1", capacity, CLIPS, "127.0.0.1"))
        .hasMessage("capacity must be 1 to 1,000, but is " + capacity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Agent", "-1", "a b"})
  void refusesANameThatIsNone(String id) {
    assertThatThrownBy(() -> new AgentOptions(id, 3, CLIPS, "127.0.0.1"))
        .hasMessageContaining("\"" + id + "\"");
  }

  @Test
  void refusesABlankHost() {
    assertThatThrownBy(() -> new AgentOptions("agent-1", 3, CLIPS, " "))
        .hasMessageContaining("address");
  }
}
