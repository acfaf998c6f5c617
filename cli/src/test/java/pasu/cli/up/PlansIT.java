package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.media.JpegDecoder;

/** A plan that is changed, all the way to the pictures. */
@Timeout(240)
class PlansIT {

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = House.open(folder.resolve("data"), "yard=scene:,manual:");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void letsTheRunningClipEndAsItBeganAndCountsFromThenOn() throws Exception {
    String running = house.fire("yard");

    JsonObject small =
        new JsonObject().put("width", 640).put("height", 360).put("rate", 5).put("quality", 50);
    house.change("PATCH", "/api/plans/basic", small);
    JsonObject clip = house.finishedClip(running);

    assertThat(clip.getString("state")).isEqualTo("ready");
    assertThat(width(running, 0)).isEqualTo(1280);
    assertThat(width(running, clip.getInteger("frames") - 1)).isEqualTo(1280);

    house.eventually(() -> house.list("/api/cameras").getFirst(), PlansIT::isSmall);
    String following = house.fire("yard");
    JsonObject next = house.finishedClip(following);
    assertThat(next.getString("state")).isEqualTo("ready");
    assertThat(width(following, next.getInteger("frames") - 1)).isEqualTo(640);
    assertThat(millisPerFrame(next)).isGreaterThan(150); // 200 are in the plan, 67 were.
  }

  private static int millisPerFrame(JsonObject clip) {
    JsonArray times = clip.getJsonArray("frameTimes");
    int last = times.size() - 1;
    return (times.getInteger(last) - times.getInteger(0)) / last;
  }

  private static boolean isSmall(JsonObject camera) {
    return camera.getInteger("width") == 640 && camera.getDouble("framesPerSecond") < 7;
  }

  private int width(String clip, int frame) throws Exception {
    try (JpegDecoder decoder = new JpegDecoder()) {
      return decoder.decode(house.frame(clip, frame)).width();
    }
  }
}
