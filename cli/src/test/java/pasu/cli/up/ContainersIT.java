package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;

/** Seven edges with real video and agents in containers of a real engine, in the shipped image. */
@Timeout(300)
class ContainersIT {

  private static final List<String> CAMERAS =
      IntStream.rangeClosed(1, 7).mapToObj("cam-%d"::formatted).toList();

  private static final Duration CLIP_LENGTH = Duration.ofSeconds(25);

  @TempDir private Path folder;
  private DockerHost docker;
  private House house;

  @BeforeEach
  void open() throws Exception {
    Path video = folder.resolve("yard.avi");
    new SampleVideo(320, 240, 10, 20).write(video);
    Path data = folder.resolve("data");
    docker = DockerHost.prepare(data);
    house =
        House.open(
            data,
            docker.housing(),
            CLIP_LENGTH,
            CAMERAS.stream()
                .map(name -> "%s=file:%s,manual:".formatted(name, video))
                .toArray(String[]::new));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
    docker.close();
  }

  @Test
  void sevenEdgesGetThreeContainersAndOneIsLeftWhenTheyEnd() throws Exception {
    house.eventually(this::agents, agents -> agents == 1);
    // Twice, so that all seven record for fifty seconds, also where a container starts slowly.
    List<String> clips =
        Stream.concat(CAMERAS.stream(), CAMERAS.stream()).map(house::fire).toList();

    house.eventually(this::agents, agents -> agents == 3);
    assertThat(docker.containers()).hasSize(3);
    assertThat(clips.stream().map(house::finishedClip)).allSatisfy(ContainersIT::isWhole);
    house.eventually(docker::containers, containers -> containers.size() == 1);
    house.eventually(this::agents, agents -> agents == 1);
  }

  private int agents() {
    return house.list("/api/agents").size();
  }

  private static void isWhole(JsonObject clip) {
    assertThat(clip.getString("state")).isEqualTo("ready");
    assertThat(clip.getInteger("missing")).isZero();
    assertThat(clip.getInteger("frames")).isPositive().isEqualTo(clip.getInteger("frameCount"));
  }
}
