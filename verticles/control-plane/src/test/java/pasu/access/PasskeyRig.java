package pasu.access;

import static pasu.access.People.PHONE;

import io.vertx.core.json.JsonObject;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.Challenge;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.PasskeySignIn;
import pasu.protocol.PasskeyMessage.Shown;

/** Ann, whose account is there, her phone, and the browser of both. */
final class PasskeyRig {

  static final String COOKIE = "the cookie of whoever signs in";

  final SoftAuthenticator phone = new SoftAuthenticator();
  final PasskeyDesk desk;

  PasskeyRig(People people) {
    desk = people.passkeys;
    people.database.run(
        t ->
            t.update(
                "insert into account (id, title, operator, created_at)"
                    + " values ('ann', 'Ann', false, 0)"));
    people.begin("ann");
    people.begin("operator");
  }

  void add(String account) {
    add(account, "Ann's phone", phone.make(own(account)));
  }

  void add(String account, String title, JsonObject credential) {
    Shown shown = new Shown(credential.encode(), People.session(account), "https://pasu.example");
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
    return desk.draw(new DrawChallenge(People.session(account), account, PHONE.address()));
  }

  Challenge draw() {
    return desk.draw(new DrawChallenge(COOKIE, null, PHONE.address()));
  }
}
