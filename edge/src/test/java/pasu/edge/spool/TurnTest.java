package pasu.edge.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.edge.spool.Turn.Claim;

/** Cameras that all have something on the disk, and one way to the agents. */
class TurnTest {

  private final Turn turn = new Turn();
  private final List<String> woken = new ArrayList<>();

  @Test
  void whoIsAloneDeliversAtOnce() {
    assertThat(claim("yard", 3, 10)).isTrue();
  }

  @Test
  void theMostImportantCameraGoesFirstHoweverYoungItsClip() {
    claim("yard", 3, 10);

    assertThat(claim("door", 5, 20)).isTrue();
    assertThat(claim("yard", 3, 10)).isFalse();
  }

  @Test
  void amongEquallyImportantCamerasTheOldestClipGoesFirst() {
    claim("yard", 3, 10);

    assertThat(claim("door", 3, 20)).isFalse();
    assertThat(claim("gate", 3, 5)).isTrue();
  }

  @Test
  void clipsOfTheSameAgeGoOneAfterTheOther() {
    claim("yard", 3, 10);
    claim("door", 3, 10);

    assertThat(claim("yard", 3, 10)).isNotEqualTo(claim("door", 3, 10));
  }

  @Test
  void aCameraWhoseNextClipIsYoungerLetsAnOlderOnePass() {
    claim("yard", 3, 10);
    claim("door", 3, 20);

    assertThat(claim("yard", 3, 30)).isFalse();
    assertThat(woken).endsWith("door");
  }

  @Test
  void wakesTheNextOneOnceTheFirstRests() {
    claim("yard", 3, 10);
    claim("door", 3, 20);
    woken.clear();

    turn.rest("yard");

    assertThat(woken).containsExactly("door");
    assertThat(claim("door", 3, 20)).isTrue();
  }

  @Test
  void wakesNobodyWhereNothingChanges() {
    claim("yard", 3, 10);
    claim("door", 3, 20);
    woken.clear();

    claim("yard", 3, 10);
    claim("gate", 1, 5);
    turn.rest("door");
    turn.rest("nobody");

    assertThat(woken).isEmpty();
  }

  private boolean claim(String camera, int importance, int second) {
    Instant at = Instant.ofEpochSecond(second);
    return turn.claim(new Claim(camera, importance, at, () -> woken.add(camera)));
  }
}
