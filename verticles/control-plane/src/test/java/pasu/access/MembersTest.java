package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.access.People.assertRefused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Member;

@OnEachDatabase
class MembersTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private People people;

  @BeforeEach
  void open() {
    people = new People(kind, folder);
  }

  @AfterEach
  void close() {
    people.close();
  }

  @Test
  void changesAndRemovesMembers() {
    String session = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    people.become("home", "ann", Role.OWNER, "operator");
    assertThat(people.desk.members("home").members())
        .containsExactly(new Member("ann", "Ann <b>", Role.OWNER));

    people.become("home", "ann", null, "operator");

    assertThat(people.access.authenticate(session).sites()).isEmpty();
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
