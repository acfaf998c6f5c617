package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Refusal;

class PasswordsTest {

  /** Of the reference implementation's tests: github.com/P-H-C/phc-winner-argon2, src/test.c. */
  private static final String OF_THE_REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void agreesWithTheReferenceImplementation() {
    assertThat(passwords.matches("password", OF_THE_REFERENCE)).isTrue();
    assertThat(passwords.matches("passwore", OF_THE_REFERENCE)).isFalse();
  }

  @Test
  void knowsAgainWhatItHashed() {
    String hash = passwords.hash("correct horse battery staple");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(passwords.matches("correct horse battery staple", hash)).isTrue();
    assertThat(passwords.matches("correct horse battery stapl", hash)).isFalse();
    assertThat(passwords.hash("correct horse battery staple")).isNotEqualTo(hash);
  }

  @Test
  void knowsAPasswordHoweverItsLettersAreComposed() {
    String composed = "\uD30C\uC218\uAFBC\uC740 \uC548 \uC794\uB2E4";
    String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(passwords.matches(decomposed, passwords.hash(composed))).isTrue();
  }

  @Test
  void letsNobodyInWhereNothingIsStored() {
    assertThat(passwords.matches("", null)).isFalse();
    assertThat(passwords.matches("anything at all", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too short"})
  void refusesWhatIsTooShort(String password) {
    assertThatThrownBy(() -> Passwords.checked(password))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(400))
        .hasMessageNotContaining("too short");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> Passwords.checked("x".repeat(129))).isInstanceOf(Refusal.class);
    assertThat(Passwords.checked("x".repeat(128))).hasSize(128);
  }
}
