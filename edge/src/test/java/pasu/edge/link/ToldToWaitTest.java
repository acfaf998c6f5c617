package pasu.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToldToWaitTest {

  private static final URI SERVER = URI.create("https://pasu.example");

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "60, 60", "61, 60", "999999999, 60"})
  void waitsAsLongAsTheServerWantsButAMinuteAtMost(String said, long seconds) {
    assertThat(Trouble.toldToWait(refused(503, said))).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Wed, 21 Oct 2026 07:28:00 GMT"})
  void waitsNoLongerWhereTheServerDoesNotSaySeconds(String said) {
    assertThat(Trouble.toldToWait(refused(503, said))).isZero();
  }

  @Test
  void waitsNoLongerWhereNoServerSaidAnything() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();

    assertThat(Trouble.toldToWait(new ConnectException("refused"))).isZero();
    assertThat(Trouble.toldToWait(rejected(503, none))).isZero();
  }

  @Test
  void saysThatAServerMayBeFullOfEdges() {
    assertThat(Trouble.sentence(SERVER, refused(503, "7")))
        .startsWith("https://pasu.example takes no link now")
        .contains("many edges");
  }

  private static UpgradeRejectedException refused(int status, String retryAfter) {
    return rejected(status, MultiMap.caseInsensitiveMultiMap().add("Retry-After", retryAfter));
  }

  private static UpgradeRejectedException rejected(int status, MultiMap headers) {
    return new UpgradeRejectedException("rejected", status, headers, Buffer.buffer());
  }
}
