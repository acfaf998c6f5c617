package pasu.cli.up;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A phone's or laptop's own authenticator in Chromium, whose person always says yes. */
final class VirtualAuthenticator {

  private final CDPSession devtools;
  private final String id;

  private VirtualAuthenticator(CDPSession devtools, String id) {
    this.devtools = devtools;
    this.id = id;
  }

  static VirtualAuthenticator of(Page page) {
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject wish = new JsonObject();
    wish.add("options", options);
    JsonObject added = devtools.send("WebAuthn.addVirtualAuthenticator", wish);
    return new VirtualAuthenticator(devtools, added.get("authenticatorId").getAsString());
  }

  /** Has its passkey be as after so many signatures, as a copy made then would be. */
  void goBackTo(int signatures) {
    JsonObject passkey =
        devtools
            .send("WebAuthn.getCredentials", about())
            .getAsJsonArray("credentials")
            .get(0)
            .getAsJsonObject();
    JsonObject wish = about();
    wish.add("credentialId", passkey.get("credentialId"));
    devtools.send("WebAuthn.removeCredential", wish);
    passkey.addProperty("signCount", signatures);
    JsonObject again = about();
    again.add("credential", passkey);
    devtools.send("WebAuthn.addCredential", again);
  }

  private JsonObject about() {
    JsonObject about = new JsonObject();
    about.addProperty("authenticatorId", id);
    return about;
  }
}
