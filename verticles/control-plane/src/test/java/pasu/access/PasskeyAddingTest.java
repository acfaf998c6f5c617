package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.access.People.assertRefused;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.Passkey;
import pasu.protocol.PasskeyMessage.RenamePasskey;
import pasu.protocol.PasskeyMessage.Shown;

@OnEachDatabase
class PasskeyAddingTest extends WithPasskeys {

  @Test
  void addsNoPasskeyThatDoesNotProveWhatItMust() {
    ann.phone.flags = 1;
    assertRefused(400, "could not be added", () -> ann.add("ann"));
    ann.phone.flags = 5;
    ann.phone.host = "evil.example";
    assertRefused(400, "could not be added", () -> ann.add("ann"));
    ann.phone.host = "pasu.example";
    JsonObject signature = ann.phone.sign(ann.own("ann"));
    assertRefused(400, "as browsers write it", () -> ann.add("ann", "Phone", signature));
    assertRefused(400, "as browsers write it", () -> ann.add("ann", "Phone", new JsonObject()));

    assertThat(ann.desk.list("ann").passkeys()).isEmpty();
  }

  @Test
  void addsAPasskeyOnceAndNotTooMany() {
    ann.add("ann");
    assertRefused(409, "there already", () -> ann.add("operator"));

    for (int i = 1; i < PasskeyDesk.MOST; i++) {
      SoftAuthenticator another = new SoftAuthenticator();
      another.id[0] = (byte) i;
      ann.add("ann", "Key " + i, another.make(ann.own("ann")));
      people.now = people.now.plusSeconds(10);
    }
    SoftAuthenticator last = new SoftAuthenticator();
    last.id[0] = 99;
    assertRefused(409, "20", () -> ann.add("ann", "One more", last.make(ann.own("ann"))));
  }

  @Test
  void callsAPasskeyAsItsOwnerWants() {
    ann.add("ann");
    String id = ann.desk.list("ann").passkeys().getFirst().id();

    ann.desk.rename(new RenamePasskey("ann", id, "Old phone"));

    assertThat(ann.desk.list("ann").passkeys())
        .extracting(Passkey::title)
        .containsExactly("Old phone");
    assertRefused(404, "", () -> ann.desk.rename(new RenamePasskey("operator", id, "Mine")));
  }

  @Test
  void knowsAnAccountByOneHandleThatDoesNotTellItsName() {
    String handle = ann.own("ann").handle();

    assertThat(ann.own("ann").handle())
        .isEqualTo(handle)
        .hasSize(43)
        .isNotEqualTo(ann.own("operator").handle());
    assertThat(ann.draw().handle()).isNull();
  }

  @Test
  void saysThatAnAddressWithoutANameHasNoPasskeys() {
    Stream.of("null", "", "nonsense").forEach(this::assertNameless);
  }

  @Test
  void addsNoPasskeyWithANameLongerThanThereAre() {
    SoftAuthenticator talkative = new SoftAuthenticator(new byte[1_024]);

    assertRefused(
        400, "could not be added", () -> ann.add("ann", "Phone", talkative.make(ann.own("ann"))));
  }

  @Test
  void addsAPasskeyOnlySoonAfterSigningIn() {
    people.now = people.now.plus(Duration.ofMinutes(15).minusSeconds(1));
    JsonObject early = ann.phone.make(ann.own("ann"));
    people.now = people.now.plusSeconds(1);

    assertRefused(403, "sign in again", () -> ann.own("ann"));
    assertRefused(403, "sign in again", () -> ann.add("ann", "Phone", early));

    people.begin("ann");
    ann.add("ann");
  }

  @Test
  void addsNoPasskeyWithASessionThatEndedOrIsOfSomebodyElse() {
    String bobs = People.session("operator");
    assertRefused(
        403, "sign in again", () -> ann.desk.draw(new DrawChallenge(bobs, "ann", "192.0.2.7")));
    JsonObject made = ann.phone.make(ann.own("ann"));

    people.access.signOut(People.session("ann"));

    assertRefused(403, "sign in again", () -> ann.add("ann", "Phone", made));
    assertThat(ann.desk.list("ann").passkeys()).isEmpty();
  }

  @Test
  void endsPasskeysWhenAnOperatorLetsSomebodyBackInButNotWithAnotherPassword() {
    ann.add("ann");
    people.change("ann", null, "another few words", People.session("ann"));
    ann.signIn();

    people.accept(people.backIn("ann", Role.VIEWER), "ann");

    assertThat(ann.desk.list("ann").passkeys()).isEmpty();
    assertRefused(401, "removed", ann::signIn);
  }

  private void assertNameless(String origin) {
    Shown shown = new Shown(ann.phone.make(ann.own("ann")).encode(), People.session("ann"), origin);
    assertRefused(400, "a name", () -> ann.desk.add(new AddPasskey("ann", "Phone", shown)));
  }
}
