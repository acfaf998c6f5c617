package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;

/** Seven cameras, agents of three slots each, and what becomes of their detections. */
@Timeout(240)
class SevenCamerasIT {

  private static final List<String> CAMERAS =
      IntStream.rangeClosed(1, 7).mapToObj("cam-%d"::formatted).toList();

  @TempDir private Path folder;
  private Path video;
  private House house;

  @BeforeEach
  void open() throws Exception {
    video = folder.resolve("yard.avi");
    new SampleVideo(320, 240, 10, 20).write(video);
    house =
        House.open(
            folder.resolve("data"),
            CAMERAS.stream()
                .map(name -> "%s=file:%s,manual:".formatted(name, video))
                .toArray(String[]::new));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void getThreeAgentsWhenFiredTogetherAndOneIsLeftWhenTheyEnd() {
    List<String> clips = CAMERAS.stream().map(house::fire).toList();

    house.eventually(this::agents, agents -> agents == 3);
    assertThat(clips.stream().map(house::finishedClip)).allSatisfy(SevenCamerasIT::isWhole);
    house.eventually(this::agents, agents -> agents == 1);
    assertThat(agentsHeard()).contains(1, 3).allMatch(agents -> agents <= 3);
    assertThat(scalings()).contains("start", "stop");
  }

  @Test
  void continueInAFollowingClipWithoutLosingAFrame() {
    String running = house.fire(CAMERAS.getFirst());
    house.eventually(() -> house.clip(running), clip -> clip.getInteger("frameCount", 0) > 0);

    String following = house.fire(CAMERAS.getFirst());

    JsonObject first = house.finishedClip(running);
    JsonObject second = house.finishedClip(following);
    assertThat(List.of(first, second)).allSatisfy(SevenCamerasIT::isWhole);
    assertThat(second.getLong("firstFrame")).isEqualTo(first.getLong("lastFrame") + 1);
  }

  @Test
  void haveTheirOwnBytesStoredInTheirOwnOrder() throws Exception {
    List<String> shown = JpegPackets.digests(video);

    JsonObject clip = house.finishedClip(house.fire(CAMERAS.getFirst()));

    List<String> stored =
        IntStream.range(0, clip.getInteger("frameCount"))
            .mapToObj(n -> JpegPackets.digest(house.frame(clip.getString("id"), n)))
            .toList();
    int start = shown.indexOf(stored.getFirst());
    assertThat(start).isNotNegative();
    assertThat(stored)
        .isEqualTo(
            IntStream.range(start, start + stored.size())
                .mapToObj(n -> shown.get(n % shown.size()))
                .toList());
  }

  private static void isWhole(JsonObject clip) {
    assertThat(clip.getString("state")).isEqualTo("ready");
    assertThat(clip.getInteger("missing")).isZero();
    assertThat(clip.getInteger("frames")).isPositive().isEqualTo(clip.getInteger("frameCount"));
    assertThat(clip.getLong("lastFrame") - clip.getLong("firstFrame") + 1)
        .isEqualTo(clip.getLong("frames"));
  }

  private int agents() {
    return house.list("/api/agents").size();
  }

  private Stream<Integer> agentsHeard() {
    return house.events().of("agents").stream().map(data -> new JsonArray(data).size());
  }

  private Stream<String> scalings() {
    return house.events().of("scaling").stream()
        .map(data -> new JsonObject(data).getString("action", data));
  }
}
