package pasu.access;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.protocol.PasskeyMessage.Shown;
import pasu.protocol.Refusal;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Checks what authenticators sign (WebAuthn, level 3, sections 7.1 and 7.2): by the person
 * themselves, at this origin and for this name. Who made the authenticator is not asked.
 * Thread-safe.
 */
final class PasskeyProofs {

  private static final boolean BY_THE_PERSON = true;
  private static final boolean PRESENT = true;

  private static final Pattern HOST =
      Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9.-]{0,252}(:\\d{1,5})?");

  /** What the page asks for; every authenticator has one of them. */
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

  /** Takes a moment to make: made when the first passkey is shown. */
  private static final class Library {
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    static final CBORMapper CBOR = CONVERTER.getCborMapper();
    static final WebAuthnManager WEBAUTHN =
        WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
  }

  /**
   * What a browser says of a new passkey; nothing of it is proven.
   *
   * @param challenge Base64 for URLs
   */
  record Made(RegistrationData data, String challenge) {}

  /**
   * What a browser says of a signature; nothing of it is proven.
   *
   * @param challenge Base64 for URLs
   * @param id of the passkey, Base64 for URLs
   * @param handle what the authenticator knows its user by, Base64 for URLs
   */
  record Signed(AuthenticationData data, String challenge, String id, String handle) {}

  private PasskeyProofs() {}

  /** Reads what a browser says of a new passkey; refused with 400 when it is not that. */
  static Made made(Shown shown) {
    return read(
        shown,
        json -> {
          RegistrationData data = Library.WEBAUTHN.parseRegistrationResponseJSON(json);
          return new Made(data, encoded(challenge(data.getCollectedClientData()).getValue()));
        });
  }

  /** Reads what a browser says of a signature; refused with 400 when it is not that. */
  @SuppressWarnings("NullAway") // It takes what is said of an array for said of its elements.
  static Signed signed(Shown shown) {
    return read(
        shown,
        json -> {
          AuthenticationData data = Library.WEBAUTHN.parseAuthenticationResponseJSON(json);
          return new Signed(
              data,
              encoded(challenge(data.getCollectedClientData()).getValue()),
              encoded(data.getCredentialId()),
              encoded(data.getUserHandle()));
        });
  }

  /**
   * Checks a new passkey.
   *
   * @throws RuntimeException when it does not prove what it has to; the library has many kinds
   */
  static PasskeyStore.Key check(Made made, Shown shown) {
    ServerProperty here = here(shown, made.data().getCollectedClientData());
    Library.WEBAUTHN.verify(
        made.data(), new RegistrationParameters(here, ALGORITHMS, BY_THE_PERSON, PRESENT));
    AuthenticatorData<?> said =
        requireNonNull(made.data().getAttestationObject()).getAuthenticatorData();
    AttestedCredentialData passkey = requireNonNull(said.getAttestedCredentialData());
    return new PasskeyStore.Key(
        encoded(passkey.getCredentialId()),
        encoded(Library.CBOR.writeValueAsBytes(passkey.getCOSEKey())),
        said.getSignCount(),
        here.getRpId(),
        said.isFlagBE());
  }

  /**
   * Checks a signature; returns the counter it came with.
   *
   * @throws MaliciousCounterValueException when that did not advance
   * @throws RuntimeException when it is not of that passkey, or was not made for this
   */
  static long check(Signed signed, Shown shown, PasskeyStore.Key key) {
    ServerProperty here = here(shown, signed.data().getCollectedClientData());
    List<byte[]> allowed = List.of(decoded(key.id()));
    Library.WEBAUTHN.verify(
        signed.data(),
        new AuthenticationParameters(here, record(key), allowed, BY_THE_PERSON, PRESENT));
    return requireNonNull(signed.data().getAuthenticatorData()).getSignCount();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static CredentialRecord record(PasskeyStore.Key key) {
    COSEKey publicKey = Library.CBOR.readValue(decoded(key.publicKey()), COSEKey.class);
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        BY_THE_PERSON,
        key.backupEligible(),
        null,
        key.counter(),
        new AttestedCredentialData(AAGUID.ZERO, decoded(key.id()), publicKey),
        null,
        null,
        null,
        null);
  }

  /** The challenge was looked at before: it is in the database, or was. */
  private static ServerProperty here(Shown shown, @Nullable CollectedClientData client) {
    Origin origin = new Origin(shown.origin());
    return ServerProperty.builder()
        .origin(origin)
        .rpId(origin.getHost())
        .challenge(challenge(client))
        .build();
  }

  /** Whatever is thrown, the library was given what no browser writes. */
  private static <T> T read(Shown shown, Function<String, T> reader) {
    if (!HOST.matcher(shown.origin()).matches()) {
      throw Refusal.badRequest(
          "passkey-needs-name",
          "a passkey is of a name in an address, but \"{origin}\" has none",
          shown.origin());
    }
    try {
      return reader.apply(shown.credential());
    } catch (RuntimeException e) {
      throw Refusal.badRequest(
          "credential-wrong", "the credential is not as browsers write it (WebAuthn, level 3)");
    }
  }

  private static Challenge challenge(@Nullable CollectedClientData client) {
    return requireNonNull(client).getChallenge();
  }
}
