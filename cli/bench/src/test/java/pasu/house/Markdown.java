package pasu.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a page of the docs promises: links that lead somewhere, commands that can be typed. */
record Markdown(Path file) {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|#.*|/.*");
  private static final Pattern FENCE = Pattern.compile("```\\w*");
  private static final Pattern COMMAND = Pattern.compile("\\s*\\$?\\s*\\./pasu (.*)");

  /** A file that is linked but is not there. */
  List<String> brokenLinks() {
    return prose().stream()
        .flatMap(line -> LINK.matcher(line).results().map(link -> link.group(1)))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .filter(link -> !exists(link))
        .map(link -> SourceTree.TOP.relativize(file) + " links to " + link)
        .toList();
  }

  /** What follows {@code ./pasu} in the samples, without pipes and comments. */
  List<String> commands() {
    return samples().stream()
        .flatMap(line -> COMMAND.matcher(line).results())
        .map((MatchResult command) -> ShellWords.untilPipe(command.group(1)))
        .toList();
  }

  private boolean exists(String link) {
    String path = link.replaceFirst("#.*", "");
    return file.resolveSibling(path).toFile().exists();
  }

  private List<String> prose() {
    return lines(false);
  }

  private List<String> samples() {
    return lines(true);
  }

  private List<String> lines(boolean inFence) {
    List<String> wanted = new ArrayList<>();
    boolean fenced = false;
    for (String line : SourceTree.lines(file)) {
      if (FENCE.matcher(line.strip()).lookingAt()) {
        fenced = !fenced;
      } else if (fenced == inFence) {
        wanted.add(line);
      }
    }
    return wanted;
  }
}
