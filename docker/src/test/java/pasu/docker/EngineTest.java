package pasu.docker;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class EngineTest {

  @Test
  void saysThatNoneAnswers() {
    try (Engine engine = Engine.at("unix:///nowhere/docker.sock")) {
      assertThatExceptionOfType(LaunchException.class)
          .isThrownBy(() -> engine.ask(docker -> docker.infoCmd().exec()))
          .withMessage(
              "no Docker engine answers at unix:///nowhere/docker.sock (No such file or directory);"
                  + " install and start it, or name another with --engine");
    }
  }

  @Test
  void saysWhoMayUseTheSocket() {
    try (Engine engine = Engine.at("unix:///run/docker.sock")) {
      assertThatExceptionOfType(LaunchException.class)
          .isThrownBy(() -> engine.ask(_ -> refuse()))
          .withMessageStartingWith(
              "Docker's socket unix:///run/docker.sock may not be used by this user; add it to the"
                  + " socket's group");
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.at("docker.sock"))
        .withMessageEndingWith("but is \"docker.sock\"");
  }

  private static Object refuse() {
    throw new UncheckedIOException(new IOException("Permission denied"));
  }
}
