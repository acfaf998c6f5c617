package pasu.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.access.People.PHONE;
import static pasu.access.People.assertRefused;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.Challenge;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.Passkey;
import pasu.protocol.PasskeyMessage.PasskeySignIn;
import pasu.protocol.PasskeyMessage.RemovePasskey;
import pasu.protocol.PasskeyMessage.RenamePasskey;
import pasu.protocol.PasskeyMessage.Shown;
import pasu.protocol.Refusal;

@OnEachDatabase
class PasskeysTest {

  private static final String SESSION = "the session of whoever adds";
  private static final String COOKIE = "the cookie of whoever signs in";

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final SoftAuthenticator phone = new SoftAuthenticator();
  private People people;
  private PasskeyDesk desk;

  @BeforeEach
  void open() {
    people = new People(kind, folder);
    desk = people.passkeys;
    people.database.run(
        t ->
            t.update(
                "insert into account (id, title, operator, created_at)"
                    + " values ('ann', 'Ann', false, 0)"));
  }

  @AfterEach
  void close() {
    people.close();
  }

  @Test
  void letsInByAPasskeyThatWasAdded() {
    add("ann");
    people.now = people.now.plusSeconds(9);

    SignedIn signedIn = signIn();

    assertThat(signedIn.principal().user()).isEqualTo("ann");
    assertThat(people.access.authenticate(signedIn.session()).user()).isEqualTo("ann");
    assertThat(desk.list("ann").passkeys())
        .containsExactly(
            new Passkey(
                SoftAuthenticator.base64(phone.id),
                "Ann's phone",
                "pasu.example",
                Samples.NOON,
                people.now));
  }

  @Test
  void takesAnAnswerOnceOnly() {
    add("ann");
    phone.counter = 2;
    JsonObject answer = phone.sign(draw());
    signIn(answer);

    assertRefused(401, "twice", () -> signIn(answer));
  }

  @Test
  void takesNoAnswerOfAnotherBrowserOrOfLongAgo() {
    add("ann");
    Challenge elsewhere = desk.draw(new DrawChallenge("another cookie", null, "192.0.2.8"));
    Challenge late = draw();

    assertRefused(401, "from elsewhere", () -> signIn(phone.sign(elsewhere)));
    people.now = people.now.plus(Duration.ofMinutes(5));
    assertRefused(401, "too late", () -> signIn(phone.sign(late)));
    Challenge lateToo = own("ann");
    people.now = people.now.plus(Duration.ofMinutes(5));
    assertRefused(400, "too late", () -> add("ann", "Phone", phone.make(lateToo)));
  }

  @Test
  void refusesAnAnswerWithAnyByteChanged() {
    add("ann");

    for (String part : List.of("authenticatorData", "signature", "userHandle", "clientDataJSON")) {
      JsonObject answer = phone.sign(draw());
      JsonObject response = answer.getJsonObject("response");
      byte[] bytes = Base64.getUrlDecoder().decode(response.getString(part));
      bytes[bytes.length - 1] ^= 1;
      response.put(part, SoftAuthenticator.base64(bytes));

      assertThatThrownBy(() -> signIn(answer))
          .as(part)
          .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isIn(400, 401));
    }
    assertThat(desk.list("ann").passkeys().getFirst().usedAt()).isNull();
  }

  @Test
  void refusesAPasskeyWhoseCounterGoesBackAsItMayHaveBeenCopied() {
    add("ann");
    phone.counter = 9;
    signIn();
    phone.counter = 8;

    assertRefused(401, "copied", this::signIn);
    phone.counter = 9;
    assertRefused(401, "copied", this::signIn);
    phone.counter = 10;
    signIn();
  }

  @Test
  void letsInAgainByAPasskeyThatDoesNotCount() {
    phone.counter = 0;
    add("ann");

    signIn();
    signIn();
  }

  @Test
  void refusesWhoDidNotProveToBeThePerson() {
    add("ann");
    phone.flags = 1; // Present, and that is all.

    assertRefused(401, "lets nobody in", this::signIn);
  }

  @Test
  void refusesAnswersForAnotherPageOrAnotherName() {
    add("ann");
    phone.origin = "https://pasu.example.evil.example";
    assertRefused(401, "lets nobody in", this::signIn);

    phone.origin = "https://pasu.example";
    phone.host = "evil.example";
    assertRefused(401, "lets nobody in", this::signIn);
  }

  @Test
  void refusesAPasskeyThatNamesAnotherUser() {
    add("ann");
    phone.mistakeUser();

    assertRefused(401, "nobody has this passkey", this::signIn);
  }

  @Test
  void refusesAPasskeyThatWasRemovedAndOneThatNeverWas() {
    add("ann");
    String id = desk.list("ann").passkeys().getFirst().id();
    assertRefused(404, "", () -> desk.remove(new RemovePasskey("operator", id)));

    desk.remove(new RemovePasskey("ann", id));

    assertRefused(401, "removed", this::signIn);
    assertThat(desk.list("ann").passkeys()).isEmpty();
  }

  @Test
  void letsNobodyInWhoseAccountIsGone() {
    add("ann");
    people.desk.remove("ann");

    assertRefused(401, "removed", this::signIn);
  }

  @Test
  void addsNoPasskeyThatDoesNotProveWhatItMust() {
    phone.flags = 1;
    assertRefused(400, "could not be added", () -> add("ann"));
    phone.flags = 5;
    phone.host = "evil.example";
    assertRefused(400, "could not be added", () -> add("ann"));
    phone.host = "pasu.example";
    JsonObject signature = phone.sign(own("ann"));
    assertRefused(400, "as browsers write it", () -> add("ann", "Phone", signature));
    assertRefused(400, "as browsers write it", () -> add("ann", "Phone", new JsonObject()));

    assertThat(desk.list("ann").passkeys()).isEmpty();
  }

  @Test
  void addsAPasskeyOnceAndNotTooMany() {
    add("ann");
    assertRefused(409, "there already", () -> add("operator"));

    for (int i = 1; i < PasskeyDesk.MOST; i++) {
      SoftAuthenticator another = new SoftAuthenticator();
      another.id[0] = (byte) i;
      add("ann", "Key " + i, another.make(own("ann")));
      people.now = people.now.plusSeconds(10);
    }
    SoftAuthenticator last = new SoftAuthenticator();
    last.id[0] = 99;
    assertRefused(409, "20", () -> add("ann", "One more", last.make(own("ann"))));
  }

  @Test
  void callsAPasskeyAsItsOwnerWants() {
    add("ann");
    String id = desk.list("ann").passkeys().getFirst().id();

    desk.rename(new RenamePasskey("ann", id, "Old phone"));

    assertThat(desk.list("ann").passkeys()).extracting(Passkey::title).containsExactly("Old phone");
    assertRefused(404, "", () -> desk.rename(new RenamePasskey("operator", id, "Mine")));
  }

  @Test
  void knowsAnAccountByOneHandleThatDoesNotTellItsName() {
    String handle = own("ann").handle();

    assertThat(own("ann").handle())
        .isEqualTo(handle)
        .hasSize(43)
        .isNotEqualTo(own("operator").handle());
    assertThat(draw().handle()).isNull();
  }

  @Test
  void drawsNotTooManyChallengesForOneAddress() {
    for (int i = 0; i < 30; i++) {
      draw();
    }

    assertRefused(429, "wait", this::draw);
    desk.draw(new DrawChallenge(COOKIE, null, "192.0.2.8"));
    people.now = people.now.plus(Duration.ofMinutes(1));
    draw();
  }

  @Test
  void countsWrongPasskeysAsWrongPasswordsAreCounted() {
    for (int i = 0; i < 10; i++) {
      assertRefused(400, "", () -> signIn(new JsonObject()));
    }
    add("ann");

    assertRefused(429, "wait", this::signIn);
  }

  @Test
  void saysThatAnAddressWithoutANameHasNoPasskeys() {
    Stream.of("null", "", "nonsense").forEach(this::assertNameless);
  }

  @Test
  void refusesWhatNoBrowserWritesInOneSentence() {
    add("ann");
    for (String client : List.of("", "{}", "[]", "{\"challenge\":7}")) {
      JsonObject made = phone.make(own("ann"));
      JsonObject signed = phone.sign(draw());
      for (JsonObject said : List.of(made, signed)) {
        said.getJsonObject("response")
            .put("clientDataJSON", SoftAuthenticator.base64(client.getBytes(UTF_8)));
      }

      assertRefused(400, "as browsers write it", () -> add("ann", "Phone", made));
      assertRefused(400, "as browsers write it", () -> signIn(signed));
    }
  }

  @Test
  void addsNoPasskeyWithANameLongerThanThereAre() {
    SoftAuthenticator talkative = new SoftAuthenticator(new byte[1_024]);

    assertRefused(400, "could not be added", () -> add("ann", "Phone", talkative.make(own("ann"))));
  }

  private void assertNameless(String origin) {
    Shown shown = new Shown(phone.make(own("ann")).encode(), SESSION, origin);
    assertRefused(400, "a name", () -> desk.add(new AddPasskey("ann", "Phone", shown)));
  }

  private void add(String account) {
    add(account, "Ann's phone", phone.make(own(account)));
  }

  private void add(String account, String title, JsonObject credential) {
    Shown shown = new Shown(credential.encode(), SESSION, "https://pasu.example");
    desk.add(new AddPasskey(account, title, shown));
  }

  private SignedIn signIn() {
    phone.counter = phone.counter == 1 ? 2 : phone.counter;
    return signIn(phone.sign(draw()));
  }

  private SignedIn signIn(JsonObject credential) {
    Shown shown = new Shown(credential.encode(), COOKIE, "https://pasu.example");
    return desk.signIn(new PasskeySignIn(shown, PHONE));
  }

  private Challenge own(String account) {
    return desk.draw(new DrawChallenge(SESSION, account, PHONE.address()));
  }

  private Challenge draw() {
    return desk.draw(new DrawChallenge(COOKIE, null, PHONE.address()));
  }
}
