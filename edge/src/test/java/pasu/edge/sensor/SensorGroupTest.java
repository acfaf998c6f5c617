package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.Sentence;

class SensorGroupTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Handy door = new Handy("door");
  private final Handy hall = new Handy("hall");
  private final List<Trigger> triggers = new ArrayList<>();

  @Test
  void firesWithAnyOfThem() {
    group(null);

    Trigger first = door.fires(NOON);
    Trigger second = hall.fires(NOON.plusSeconds(60));

    assertThat(triggers).containsExactly(first, second);
  }

  @Test
  void firesWithTheLastOfAllWithinTheTime() {
    group(Duration.ofSeconds(5));

    door.fires(NOON);
    assertThat(triggers).isEmpty();
    Trigger last = hall.fires(NOON.plusSeconds(5));

    assertThat(triggers).containsExactly(last);
  }

  @Test
  void staysSilentWhenTheyAreTooFarApart() {
    group(Duration.ofSeconds(5));

    door.fires(NOON);
    hall.fires(NOON.plusMillis(5_001));

    assertThat(triggers).isEmpty();
  }

  @Test
  void countsEachFiringOnce() {
    group(Duration.ofSeconds(5));
    door.fires(NOON);
    hall.fires(NOON);

    hall.fires(NOON.plusSeconds(1));

    assertThat(triggers).hasSize(1);
  }

  @Test
  void saysHowEachOfThemIs() {
    SensorGroup group = group(null);

    assertThat(group.states()).extracting(SensorState::sensor).containsExactly("door", "hall");
    assertThat(group.description()).isEqualTo("door,hall");
  }

  @Test
  void readsSeveralFromOneLine() {
    assertThat(Sensors.parse("gpio:17,pull=up,every:5m,manual:").description())
        .isEqualTo("gpio:17,pull=up,every:5m,manual:");
    assertThat(Sensors.parse("all:2s,every:5m,manual:").description())
        .isEqualTo("all:2s,every:5m,manual:");
    assertThat(Sensors.parse("any:,every:5m,manual:").description()).isEqualTo("every:5m,manual:");
  }

  @Test
  void isAsLateAsTheLatestOfThem() {
    assertThat(Sensors.parse("gpio:17,gpio:27,debounce=5s,manual:").delay())
        .isEqualTo(Duration.ofSeconds(5));
  }

  private SensorGroup group(@Nullable Duration window) {
    SensorGroup group = new SensorGroup(List.of(door, hall), window);
    group.start(triggers::add);
    return group;
  }

  private static final class Handy implements Sensor {
    private final String name;
    private Consumer<Trigger> listener = _ -> {};

    Handy(String name) {
      this.name = name;
    }

    Trigger fires(Instant at) {
      Trigger trigger = new Trigger(Cause.INFRARED, at, null);
      listener.accept(trigger);
      return trigger;
    }

    @Override
    public void start(Consumer<Trigger> listener) {
      this.listener = listener;
    }

    @Override
    public List<SensorState> states() {
      return List.of(SensorState.failed(name, Sentence.plain("it is cut")));
    }

    @Override
    public String description() {
      return name;
    }
  }
}
