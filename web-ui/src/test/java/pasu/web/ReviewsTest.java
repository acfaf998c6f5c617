package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.CatalogMessage.MarkReviewed;

/** Who says over HTTP what they have reviewed. */
@ExtendWith(VertxExtension.class)
class ReviewsTest {

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void marksWhatTheCallerReviewed() {
    rig.call("viewer", "PUT", "/api/clips/" + CLIP + "/reviewed", "");
    rig.call("owner", "DELETE", "/api/clips/" + CLIP + "/reviewed", "");
    rig.call("owner", "PUT", "/api/clips/reviewed", "{\"clips\":[\"%s\"]}".formatted(CLIP));

    assertThat(rig.controlPlane.asked(MarkReviewed.class))
        .containsExactly(
            new MarkReviewed("viewer", List.of(CLIP), true),
            new MarkReviewed("owner", List.of(CLIP), false),
            new MarkReviewed("owner", List.of(CLIP), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"clips\":3}", "{\"clips\":[3]}", "{\"clips\":[\"../etc/passwd\"]}"})
  void refusesReviewsOfWhatIsNoClip(String body) {
    assertThat(rig.call("viewer", "PUT", "/api/clips/reviewed", body).statusCode()).isEqualTo(400);
    assertThat(rig.controlPlane.asked(MarkReviewed.class)).isEmpty();
  }
}
