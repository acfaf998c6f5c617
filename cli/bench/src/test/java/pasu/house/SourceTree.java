package pasu.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files people write, from the top of the tree. */
final class SourceTree {

  static final Path TOP =
      Path.of(System.getProperty("pasu.tree", "../..")).toAbsolutePath().normalize();

  private static final Set<String> NOT_WRITTEN_BY_HAND =
      Set.of("target", "node_modules", ".git", ".idea", "data");

  private SourceTree() {}

  /** Every Java file, tests included. */
  static List<Path> java() {
    return files(".java");
  }

  /** Java files of what ships. */
  static List<Path> mainJava() {
    return java().stream().filter(file -> file.toString().contains("/src/main/")).toList();
  }

  static List<Path> markdown() {
    return files(".md");
  }

  /** Everything that people read as text. */
  static List<Path> written() {
    return Stream.of(".java", ".md", ".yaml", ".xml", ".js", ".css", ".html", ".sql")
        .flatMap(suffix -> files(suffix).stream())
        .toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String suffix) {
    try (Stream<Path> files = Files.walk(TOP)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .filter(SourceTree::isWrittenByHand)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWrittenByHand(Path file) {
    for (Path step : TOP.relativize(file)) {
      if (NOT_WRITTEN_BY_HAND.contains(step.toString())) {
        return false;
      }
    }
    return true;
  }
}
