package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameNumbersTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheSetThatJavaWouldHave(long seed) {
    Random random = new Random(seed);
    TreeSet<Long> model = new TreeSet<>();
    FrameNumbers numbers = new FrameNumbers();
    for (int step = 0; step < 2_000; step++) {
      long number = random.nextLong(300);
      if (random.nextInt(50) == 0) {
        numbers.forgetBelow(number / 10);
        model.headSet(number / 10).clear();
      } else {
        numbers.add(number);
        model.add(number);
      }
      long probe = random.nextLong(300);
      assertThat(numbers.contains(probe)).isEqualTo(model.contains(probe));
      assertThat(missing(numbers, probe)).isEqualTo(missing(model, probe));
    }
  }

  private static List<Long> missing(FrameNumbers numbers, long from) {
    List<Long> missing = new ArrayList<>();
    numbers.forEachMissing(from, 300, missing::add);
    return missing;
  }

  private static List<Long> missing(Set<Long> numbers, long from) {
    List<Long> missing = new ArrayList<>();
    for (long number = from; number <= 300; number++) {
      if (!numbers.contains(number)) {
        missing.add(number);
      }
    }
    return missing;
  }
}
