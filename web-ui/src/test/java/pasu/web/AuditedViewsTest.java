package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.Addresses;
import pasu.protocol.AuditMessage.Deed;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.ClipMessage.Stored;

/** Who looked at live pictures and clips is kept, once in ten minutes. */
@ExtendWith(VertxExtension.class)
class AuditedViewsTest {

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    rig.controlPlane.answer(Addresses.DEEDS, _ -> Future.succeededFuture(new Stored()));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/clips/{id}, " + CLIP,
    "/api/clips/{id}/video.mp4, " + CLIP,
    "/api/clips/{id}/frames.mjpg, " + CLIP,
    "/api/clips/{id}/frames/{n}.jpg, " + CLIP,
    "/api/cameras/{id}/live.mjpeg, shed",
    "/api/cameras/{id}/snapshot.jpg, shed"
  })
  void areKeptOfWhateverShowsSomething(String path, String subject) {
    rig.get(path.replace("{id}", subject).replace("{n}", "0"));
    rig.get(path.replace("{id}", subject).replace("{n}", "1"));

    assertKept("GET " + path, subject);
  }

  @Test
  void areKeptOfLiveViewsOverAWebSocket() {
    rig.socket("viewer", "/api/cameras/yard/live");

    assertKept("GET /api/cameras/{id}/live", "yard");
  }

  @Test
  void areNotKeptOfWhatEveryListShows() {
    rig.get("/api/clips/" + CLIP + "/thumbnail.jpg");
    rig.get("/api/clips");
    rig.get("/api/clips/" + CLIP);

    assertKept("GET /api/clips/{id}", CLIP);
  }

  private void assertKept(String action, String subject) {
    rig.until(() -> !deeds().isEmpty());
    assertThat(deeds())
        .singleElement()
        .returns(action, Deed::action)
        .returns("viewer", Deed::account)
        .returns(subject, Deed::subject);
  }

  private List<Deed> deeds() {
    return rig.controlPlane.asked(Keep.class).stream().map(Keep::deed).toList();
  }
}
