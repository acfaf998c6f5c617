package pasu.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A command line as a shell would take it apart, as far as the docs need it. */
final class ShellWords {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern END = Pattern.compile("\\s+(?:[|#&;>)]|  ).*|\\)\\s*.*");

  private ShellWords() {}

  /** The words, without their quotes. */
  static String[] split(String command) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .forEach(word -> words.add(word.group().replaceAll("['\"]", "")));
    return words.toArray(String[]::new);
  }

  /** The command up to a pipe, a comment, or a gap of three spaces before an explanation. */
  static String untilPipe(String line) {
    return END.matcher(line).replaceFirst("");
  }
}
