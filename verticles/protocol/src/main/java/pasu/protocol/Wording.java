package pasu.protocol;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a sentence says, for whoever says it in another language (ADR 55).
 *
 * @param sentence which it is: words of a-z with - between, the same for ever; of an alarm that of
 *     an {@link AlarmSentence}
 * @param values what stands in it, by the name of its place. {@code why} is in somebody else's
 *     words, those of a library or of another machine; {@code field} names a setting.
 */
public record Wording(String sentence, Map<String, String> values) {
  public Wording {
    values = Map.copyOf(values);
  }

  static Wording of(AlarmSentence sentence, Map<String, ?> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return new Wording(sentence.word(), texts);
  }
}
