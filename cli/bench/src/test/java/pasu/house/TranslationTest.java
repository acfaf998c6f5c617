package pasu.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pasu.notification.Notice.Kind;
import pasu.notification.Notice.Language;
import pasu.protocol.AlarmMessage;
import pasu.protocol.AlarmSentence;

/** What the server says to people, the page and its service worker say in each language. */
class TranslationTest {

  private static final Path WEBROOT =
      SourceTree.TOP.resolve(Path.of("web-ui", "src", "main", "resources", "webroot"));
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

  @ParameterizedTest
  @EnumSource
  void everyAlarmIsSaidWithTheSameValues(AlarmSentence sentence) throws IOException {
    for (String language : Set.of("en", "ko")) {
      Matcher said =
          Pattern.compile("\"alarm\\.said\\.%s\":\\s+\"(.*)\"".formatted(sentence.word()))
              .matcher(Files.readString(WEBROOT.resolve("js/strings.%s.js".formatted(language))));

      assertThat(said.find()).as("%s in %s", sentence, language).isTrue();
      assertThat(blanks(said.group(1))).isEqualTo(blanks(sentence.english()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfAlarmHasATitleAndAnAdvice(AlarmMessage.Kind kind) throws IOException {
    for (String language : Set.of("en", "ko")) {
      String strings = Files.readString(WEBROOT.resolve("js/strings.%s.js".formatted(language)));

      assertThat(strings)
          .contains(
              "\"alarm.%s\":".formatted(word(kind)), "\"alarm.%s.do\":".formatted(word(kind)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNoticeIsPushedInTheWordsOfTheOtherChannels(Kind kind) throws IOException {
    String worker = Files.readString(WEBROOT.resolve("sw.js"));
    for (Language language : Language.values()) {
      assertThat(worker).contains(entry(word(kind), kind.begin(language)));
      if (!kind.end(language).isEmpty()) {
        assertThat(worker).contains(entry(word(kind) + "-over", kind.end(language)));
      }
    }
  }

  private static String entry(String word, String sentence) {
    String key = word.contains("-") ? "\"" + word + "\"" : word;
    return "    %s: \"%s\",".formatted(key, sentence);
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<String> blanks(String text) {
    Set<String> blanks = new TreeSet<>();
    Matcher blank = BLANK.matcher(text);
    while (blank.find()) {
      blanks.add(blank.group(1));
    }
    return blanks;
  }
}
