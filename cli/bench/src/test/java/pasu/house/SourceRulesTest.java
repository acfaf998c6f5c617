package pasu.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house that only the source shows. */
class SourceRulesTest {

  @Test
  void noFileIsLongerThanThreeHundredLines() {
    assertThat(SourceTree.java()).isNotEmpty();
    assertThat(SourceTree.java()).filteredOn(file -> length(file) > 300).isEmpty();
  }

  @Test
  void theMedianFileHasAtMostEightyLines() {
    List<Integer> lengths = SourceTree.mainJava().stream().map(SourceRulesTest::length).toList();

    assertThat(median(lengths)).isLessThanOrEqualTo(80);
  }

  @Test
  void noVerticleIsLongerThanAHundredLines() {
    assertThat(SourceTree.mainJava())
        .filteredOn(file -> file.toString().endsWith("Verticle.java"))
        .isNotEmpty()
        .filteredOn(file -> length(file) > 100)
        .isEmpty();
  }

  @Test
  void noMethodIsLongerThanFortyLines() {
    assertThat(JavaMethods.in(SourceTree.java()))
        .isNotEmpty()
        .filteredOn(method -> method.lines() > 40)
        .isEmpty();
  }

  @Test
  void theMedianMethodHasAtMostFiveLines() {
    List<Long> lengths =
        JavaMethods.in(SourceTree.mainJava()).stream().map(JavaMethods.Method::lines).toList();

    assertThat(median(lengths)).isLessThanOrEqualTo(5L);
  }

  @Test
  void noMergeLeftItsMarks() {
    List<String> marks = List.of("<".repeat(7) + " ", ">".repeat(7) + " ");

    assertThat(SourceTree.written())
        .hasSizeGreaterThan(1_000)
        .filteredOn(
            file ->
                SourceTree.lines(file).stream()
                    .anyMatch(line -> marks.stream().anyMatch(line::startsWith)))
        .isEmpty();
  }

  @Test
  void noTestSleeps() {
    String sleep = "Thread." + "sleep(";

    assertThat(SourceTree.java())
        .filteredOn(file -> file.toString().contains("/src/test/"))
        .filteredOn(file -> SourceTree.lines(file).stream().anyMatch(line -> line.contains(sleep)))
        .isEmpty();
  }

  private static int length(Path file) {
    return SourceTree.lines(file).size();
  }

  private static <N extends Comparable<N>> N median(List<N> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
