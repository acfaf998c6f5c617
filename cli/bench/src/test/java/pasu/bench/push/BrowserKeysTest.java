package pasu.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BrowserKeysTest {

  @Test
  void readsTheExampleOfTheRfc() throws GeneralSecurityException { // RFC 8291, appendix A
    BrowserKeys keys =
        new BrowserKeys(
            Curve.of(
                bytes(
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"));

    String text =
        keys.decrypt(
            bytes(
                "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"));

    assertThat(text).isEqualTo("When I grow up, I want to be a watermelon");
  }

  @Test
  void readsWhatTheLibraryEncrypts() throws GeneralSecurityException {
    BrowserKeys keys = BrowserKeys.draw();

    assertThat(keys.decrypt(encrypted(keys))).isEqualTo("안녕");
  }

  @Test
  void readsNothingThatWasChangedOrIsForAnother() throws GeneralSecurityException {
    BrowserKeys keys = BrowserKeys.draw();
    byte[] changed = encrypted(keys);
    changed[changed.length - 1] ^= 1;

    assertThatThrownBy(() -> keys.decrypt(changed)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> BrowserKeys.draw().decrypt(encrypted(keys)))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> keys.decrypt(new byte[5]))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static byte[] encrypted(BrowserKeys keys) {
    return MessageEncryptions.of()
        .encrypt(
            UserAgentMessageEncryptionKeyInfo.of(keys.p256dh(), keys.auth()),
            PushMessage.ofUTF8("안녕"))
        .toBytes();
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
