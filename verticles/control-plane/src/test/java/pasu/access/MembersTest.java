package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.access.People.assertRefused;

import org.junit.jupiter.api.Test;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Member;

@OnEachDatabase
class MembersTest extends WithPeople {

  @Test
  void changesAndRemovesMembers() {
    String session = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    people.become("home", "ann", Role.OWNER, "operator");
    assertThat(people.desk.members("home").members())
        .containsExactly(new Member("ann", "Ann <b>", Role.OWNER));

    people.become("home", "ann", null, "operator");

    assertThat(people.access.authenticate(session).sites()).isEmpty();
    assertRefused(404, "../home", () -> people.desk.members("../home"));
    assertRefused(404, "ann", () -> people.become("home", "ann", null, "operator"));
  }

  @Test
  void leavesASiteItsOnlyOwnerUnlessAnOperatorWantsOtherwise() {
    people.accept(people.invite(Role.OWNER, "home"), "ann");

    assertRefused(409, "only owner", () -> people.become("home", "ann", null, "ann"));
    assertRefused(409, "only owner", () -> people.become("home", "ann", Role.VIEWER, "ann"));

    assertThat(people.desk.members("home").members())
        .extracting(Member::role)
        .containsExactly(Role.OWNER);
    people.become("home", "ann", Role.VIEWER, "operator");
    people.become("home", "ann", null, "operator");
    assertThat(people.desk.members("home").members()).isEmpty();
  }

  @Test
  void letsAnOwnerGoWhereThereIsAnother() {
    people.accept(people.invite(Role.OWNER, "home"), "ann");
    people.accept(people.invite(Role.OWNER, "home"), "bob");
    people.accept(people.invite(Role.VIEWER, "home"), "eve");

    people.become("home", "eve", null, "ann");
    people.become("home", "ann", Role.VIEWER, "ann");

    assertRefused(409, "only owner", () -> people.become("home", "bob", null, "bob"));
  }
}
