package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.access.People.PASSWORD;
import static pasu.access.People.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Role;

@OnEachDatabase
class InvitationsTest extends WithPeople {

  @Test
  void letsNobodyBackInByAnInvitationTheyDrewAsOwner() {
    people.accept(people.invite(Role.OWNER, "home"), "ann");
    String removed = people.inviteBy("ann", Role.OWNER, "home");
    people.become("home", "ann", Role.VIEWER, "operator");
    assertRefused(404, "", () -> people.join(removed, "ann"));

    String late = people.inviteBy("ann", Role.OWNER, "home"); // As if drawn while she was demoted.

    assertRefused(410, "may no longer", () -> people.join(late, "ann"));
    assertRefused(410, "may no longer", () -> people.accept(late, "bob"));
    people.become("home", "ann", Role.OWNER, "operator");
    people.accept(late, "bob");
  }

  @Test
  void voidsLinksThatLetBackInOnceAPasswordIsSet() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");
    String first = people.backIn("ann", Role.VIEWER);
    String second = people.backIn("ann", Role.VIEWER);

    people.accept(first, "ann");

    assertRefused(404, "", () -> people.accept(second, "ann"));
    String third = people.backIn("ann", Role.VIEWER);
    people.change("ann", PASSWORD, "another few words", null);
    assertRefused(404, "", () -> people.accept(third, "ann"));
  }

  @Test
  void raisesNobodyByALinkThatLetsThemBackIn() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    people.join(people.backIn("ann", Role.OPERATOR), "ann");

    assertThat(people.signIn("ann", PASSWORD).principal().role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void makesNobodyLessByALinkAndKeepsItForWhomItIsMeant() {
    people.accept(people.invite(Role.OWNER, "home"), "ann");
    String link = people.inviteBy("ann", Role.VIEWER, "home");

    assertRefused(409, "already do all", () -> people.join(link, "ann"));
    assertRefused(409, "already do all", () -> people.join(link, "operator"));

    assertThat(people.signIn("ann", PASSWORD).principal().sites())
        .isEqualTo(Map.of("home", Role.OWNER));
    assertThat(people.accept(link, "bob").principal().sites())
        .isEqualTo(Map.of("home", Role.VIEWER));
  }

  @Test
  void makesAnOwnerOfAViewerByALink() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    people.join(people.invite(Role.OWNER, "home"), "ann");

    assertThat(people.signIn("ann", PASSWORD).principal().sites())
        .isEqualTo(Map.of("home", Role.OWNER));
  }
}
