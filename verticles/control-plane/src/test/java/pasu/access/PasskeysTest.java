package pasu.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.access.People.assertRefused;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.control.Samples;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.PasskeyMessage.Challenge;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.Passkey;
import pasu.protocol.PasskeyMessage.RemovePasskey;
import pasu.protocol.Refusal;

@OnEachDatabase
class PasskeysTest extends WithPasskeys {

  @Test
  void letsInByAPasskeyThatWasAdded() {
    ann.add("ann");
    people.now = people.now.plusSeconds(9);

    SignedIn signedIn = ann.signIn();

    assertThat(signedIn.principal().user()).isEqualTo("ann");
    assertThat(people.access.authenticate(signedIn.session()).user()).isEqualTo("ann");
    assertThat(ann.desk.list("ann").passkeys())
        .containsExactly(
            new Passkey(
                SoftAuthenticator.base64(ann.phone.id),
                "Ann's phone",
                "pasu.example",
                Samples.NOON,
                people.now));
  }

  @Test
  void takesAnAnswerOnceOnly() {
    ann.add("ann");
    ann.phone.counter = 2;
    JsonObject answer = ann.phone.sign(ann.draw());
    ann.signIn(answer);

    assertRefused(401, "twice", () -> ann.signIn(answer));
  }

  @Test
  void takesNoAnswerOfAnotherBrowserOrOfLongAgo() {
    ann.add("ann");
    Challenge elsewhere = ann.desk.draw(new DrawChallenge("another cookie", null, "192.0.2.8"));
    Challenge late = ann.draw();

    assertRefused(401, "from elsewhere", () -> ann.signIn(ann.phone.sign(elsewhere)));
    people.now = people.now.plus(Duration.ofMinutes(5));
    assertRefused(401, "too late", () -> ann.signIn(ann.phone.sign(late)));
    Challenge lateToo = ann.own("ann");
    people.now = people.now.plus(Duration.ofMinutes(5));
    assertRefused(400, "too late", () -> ann.add("ann", "Phone", ann.phone.make(lateToo)));
  }

  @Test
  void refusesAnAnswerWithAnyByteChanged() {
    ann.add("ann");

    for (String part : List.of("authenticatorData", "signature", "userHandle", "clientDataJSON")) {
      JsonObject answer = ann.phone.sign(ann.draw());
      JsonObject response = answer.getJsonObject("response");
      byte[] bytes = Base64.getUrlDecoder().decode(response.getString(part));
      bytes[bytes.length - 1] ^= 1;
      response.put(part, SoftAuthenticator.base64(bytes));

      assertThatThrownBy(() -> ann.signIn(answer))
          .as(part)
          .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isIn(400, 401));
    }
    assertThat(ann.desk.list("ann").passkeys().getFirst().usedAt()).isNull();
  }

  @Test
  void refusesAPasskeyWhoseCounterGoesBackAsItMayHaveBeenCopied() {
    ann.add("ann");
    ann.phone.counter = 9;
    ann.signIn();
    ann.phone.counter = 8;

    assertRefused(401, "copied", ann::signIn);
    ann.phone.counter = 9;
    assertRefused(401, "copied", ann::signIn);
    ann.phone.counter = 10;
    ann.signIn();
  }

  @Test
  void letsInAgainByAPasskeyThatDoesNotCount() {
    ann.phone.counter = 0;
    ann.add("ann");

    ann.signIn();
    ann.signIn();
  }

  @Test
  void refusesWhoDidNotProveToBeThePerson() {
    ann.add("ann");
    ann.phone.flags = 1; // Present, and that is all.

    assertRefused(401, "lets nobody in", ann::signIn);
  }

  @Test
  void refusesAnswersForAnotherPageOrAnotherName() {
    ann.add("ann");
    ann.phone.origin = "https://pasu.example.evil.example";
    assertRefused(401, "lets nobody in", ann::signIn);

    ann.phone.origin = "https://pasu.example";
    ann.phone.host = "evil.example";
    assertRefused(401, "lets nobody in", ann::signIn);
  }

  @Test
  void refusesAPasskeyThatNamesAnotherUser() {
    ann.add("ann");
    ann.phone.mistakeUser();

    assertRefused(401, "nobody has this passkey", ann::signIn);
  }

  @Test
  void refusesAPasskeyThatWasRemovedAndOneThatNeverWas() {
    ann.add("ann");
    String id = ann.desk.list("ann").passkeys().getFirst().id();
    assertRefused(404, "", () -> ann.desk.remove(new RemovePasskey("operator", id)));

    ann.desk.remove(new RemovePasskey("ann", id));

    assertRefused(401, "removed", ann::signIn);
    assertThat(ann.desk.list("ann").passkeys()).isEmpty();
  }

  @Test
  void letsNobodyInWhoseAccountIsGone() {
    ann.add("ann");
    people.desk.remove("ann");

    assertRefused(401, "removed", ann::signIn);
  }

  @Test
  void drawsNotTooManyChallengesForOneAddress() {
    for (int i = 0; i < 30; i++) {
      ann.draw();
    }

    assertRefused(429, "wait", ann::draw);
    ann.desk.draw(new DrawChallenge(PasskeyRig.COOKIE, null, "192.0.2.8"));
    people.now = people.now.plus(Duration.ofMinutes(1));
    ann.draw();
  }

  @Test
  void countsWrongPasskeysAsWrongPasswordsAreCounted() {
    for (int i = 0; i < 10; i++) {
      assertRefused(400, "", () -> ann.signIn(new JsonObject()));
    }
    ann.add("ann");

    assertRefused(429, "wait", ann::signIn);
  }

  @Test
  void refusesWhatNoBrowserWritesInOneSentence() {
    ann.add("ann");
    for (String client : List.of("", "{}", "[]", "{\"challenge\":7}")) {
      JsonObject made = ann.phone.make(ann.own("ann"));
      JsonObject signed = ann.phone.sign(ann.draw());
      for (JsonObject said : List.of(made, signed)) {
        said.getJsonObject("response")
            .put("clientDataJSON", SoftAuthenticator.base64(client.getBytes(UTF_8)));
      }

      assertRefused(400, "as browsers write it", () -> ann.add("ann", "Phone", made));
      assertRefused(400, "as browsers write it", () -> ann.signIn(signed));
    }
  }
}
