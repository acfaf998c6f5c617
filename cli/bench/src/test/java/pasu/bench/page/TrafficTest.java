package pasu.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private final Traffic traffic = new Traffic();

  @Test
  void countsPicturesApart() {
    came("page", "Document", 2_000);
    came("code", "Script", 500);
    came("thumbnail", "Image", 9_000);

    assertThat(traffic.bytes()).isEqualTo(2_500);
    assertThat(traffic.pictureBytes()).isEqualTo(9_000);
  }

  @Test
  void countsWhatWasAnsweredTwiceOnce() {
    came("page", "Document", 2_000);
    came("page", "Document", 2_100);

    assertThat(traffic.bytes()).isEqualTo(2_100);
  }

  private void came(String id, String type, int bytes) {
    traffic.answered(new JsonObject().put("requestId", id).put("type", type));
    traffic.finished(new JsonObject().put("requestId", id).put("encodedDataLength", bytes));
  }
}
