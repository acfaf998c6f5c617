package pasu.access;

import static pasu.access.People.PHONE;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import pasu.database.DatabaseKind;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.Challenge;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.PasskeySignIn;
import pasu.protocol.PasskeyMessage.Shown;

/** Ann, whose account is there, her phone, and the browser of both. */
final class PasskeyRig implements AutoCloseable {

  static final String COOKIE = "the cookie of whoever signs in";

  final SoftAuthenticator phone = new SoftAuthenticator();
  final People people;
  final PasskeyDesk desk;

  PasskeyRig(DatabaseKind kind, Path folder) {
    people = new People(kind, folder);
    desk = people.passkeys;
    people.database.run(
        t ->
            t.update(
                "insert into account (id, title, operator, created_at)"
                    + " values ('ann', 'Ann', false, 0)"));
    begin("ann");
    begin("operator");
  }

  void add(String account) {
    add(account, "Ann's phone", phone.make(own(account)));
  }

  void add(String account, String title, JsonObject credential) {
    Shown shown = new Shown(credential.encode(), session(account), "https://pasu.example");
    desk.add(new AddPasskey(account, title, shown));
  }

  SignedIn signIn() {
    phone.counter = phone.counter == 1 ? 2 : phone.counter;
    return signIn(phone.sign(draw()));
  }

  SignedIn signIn(JsonObject credential) {
    Shown shown = new Shown(credential.encode(), COOKIE, "https://pasu.example");
    return desk.signIn(new PasskeySignIn(shown, PHONE));
  }

  Challenge own(String account) {
    return desk.draw(new DrawChallenge(session(account), account, PHONE.address()));
  }

  /** What stands for the session that the account's owner adds a passkey with. */
  static String session(String account) {
    return "session of " + account;
  }

  /** Has them sign in just now; whatever session they had is over. */
  final void begin(String account) {
    people.database.run(
        t -> {
          SessionStore.end(t, session(account));
          SessionStore.begin(t, session(account), account, PHONE, people.now);
          return true;
        });
  }

  Challenge draw() {
    return desk.draw(new DrawChallenge(COOKIE, null, PHONE.address()));
  }

  @Override
  public void close() {
    people.close();
  }
}
