package pasu.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Device;

/**
 * The conversation about passkeys (WebAuthn, level 3). What browsers say is passed on as they say
 * it, and hidden in logs, as are the secrets.
 */
public sealed interface PasskeyMessage extends BusMessage {

  /**
   * Asks for something to sign, good once within five minutes; refused with 429 after too many,
   * with 403 when a new passkey is to sign it and the session began more than 15 minutes ago.
   *
   * @param secret has to be shown with what was signed: a session's token, or a cookie
   * @param account whose new passkey is to sign it; null for somebody who signs in
   * @param address where it is asked from
   */
  record DrawChallenge(String secret, @Nullable String account, String address)
      implements PasskeyMessage {
    @Override
    public String toString() {
      return "DrawChallenge[%s]".formatted(account);
    }
  }

  /**
   * To be signed; Base64 for URLs.
   *
   * @param handle what authenticators know the account by; null where none was named
   */
  record Challenge(String challenge, @Nullable String handle) implements PasskeyMessage {
    @Override
    public String toString() {
      return "Challenge[hidden]";
    }
  }

  /**
   * What a browser answers with.
   *
   * @param credential a PublicKeyCredential as JSON (WebAuthn, section 5.1.9)
   * @param secret the one that the challenge was drawn for
   * @param origin of the page that asked for it, as in https://pasu.example
   */
  record Shown(String credential, String secret, String origin) {
    @Override
    public String toString() {
      return "Shown[%s]".formatted(origin);
    }
  }

  /**
   * Adds a passkey to an account; refused with 400 when it does not prove what it has to, with 403
   * when the session began more than 15 minutes ago, with 409 when it is there already, or the
   * account has too many.
   *
   * @param title as shown to its owner, at most 60 characters
   */
  record AddPasskey(String account, String title, Shown shown) implements PasskeyMessage {
    public AddPasskey {
      Checks.title("title", title);
    }
  }

  /** Gives a signature for a session; refused with 401 when it is not one of a known passkey. */
  record PasskeySignIn(Shown shown, Device device) implements PasskeyMessage {}

  /** Asks for an account's passkeys. */
  record ListPasskeys(String account) implements PasskeyMessage, Question {}

  /** Passkeys, the newest first. */
  record Passkeys(List<Passkey> passkeys) implements PasskeyMessage {
    public Passkeys {
      passkeys = List.copyOf(passkeys);
    }
  }

  /**
   * One of them.
   *
   * @param id the browser's, Base64 for URLs
   * @param host the name in the address it is good at
   * @param usedAt null until it was used to sign in
   */
  record Passkey(
      String id, String title, String host, Instant createdAt, @Nullable Instant usedAt) {}

  /** Calls a passkey something else; refused with 404 where the account has no such one. */
  record RenamePasskey(String account, String id, String title) implements PasskeyMessage {
    public RenamePasskey {
      Checks.title("title", title);
    }
  }

  /** Removes a passkey of an account; refused with 404 where it has no such one. */
  record RemovePasskey(String account, String id) implements PasskeyMessage {}
}
