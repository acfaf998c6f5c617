package pasu.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Refusal;

class PushHostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://FCM.googleapis.com/wp/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://wns2-by3p.notify.windows.com/w/?token=abc",
        "https://web.push.apple.com/abc",
      })
  void believesWhatBrowsersUse(String endpoint) {
    assertThat(PushHosts.KNOWN.check(endpoint)).hasScheme("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/a",
        "https://fcm.googleapis.com:8443/a",
        "https://fcm.googleapis.com@evil.example/a",
        "https://fcm.googleapis.com.evil.example/a",
        "https://evilnotify.windows.com/a",
        "https://evil.example/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://localhost/a",
        "file:///etc/passwd",
        "https:///a",
        "not an address",
        "",
      })
  void believesNothingElse(String endpoint) {
    assertThatThrownBy(() -> PushHosts.KNOWN.check(endpoint))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(400));
  }

  @Test
  void believesTheOperatorsOwn() {
    PushHosts hosts = new PushHosts(List.of("Push.home:8443"));

    assertThat(hosts.isOwn(hosts.check("https://push.home:8443/a"))).isTrue();
    assertThatThrownBy(() -> hosts.check("https://push.home/a"))
        .hasMessageContaining("--push-host push.home");
  }
}
