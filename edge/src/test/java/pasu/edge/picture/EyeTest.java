package pasu.edge.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pasu.edge.camera.Picture;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.protocol.Sentence;

class EyeTest {

  private static final Picture PICTURE = new Picture(1, new byte[] {1}, 640, 480);

  private final List<String> shown = new ArrayList<>();
  private boolean blind;
  private final Eye eye = new Eye(_ -> shown.add("store"), new Onlooker(), _ -> shown.add("watch"));

  @Test
  void showsAPictureToTheStoreBeforeTheSensor() {
    eye.accept(PICTURE);

    assertThat(shown).containsExactly("store", "sensor", "watch");
  }

  @Test
  void storesOnWhenTheSensorFails() {
    blind = true;
    eye.accept(PICTURE);

    eye.accept(PICTURE);

    assertThat(shown).containsExactly("store", "watch", "store", "watch");
    assertThat(eye.problem()).map(Sentence::text).contains("sensor look: fails: it is dark");
  }

  @Test
  void hasNoProblemOnceTheSensorWorksAgain() {
    blind = true;
    eye.accept(PICTURE);
    blind = false;

    eye.accept(PICTURE);

    assertThat(eye.problem()).isEqualTo(Optional.empty());
  }

  private final class Onlooker implements Sensor {

    @Override
    public void start(Consumer<Trigger> listener) {}

    @Override
    public void see(Picture picture) {
      if (blind) {
        throw new IllegalStateException("it is dark");
      }
      shown.add("sensor");
    }

    @Override
    public String description() {
      return "look:";
    }
  }
}
