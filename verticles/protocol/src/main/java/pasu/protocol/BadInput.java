package pasu.protocol;

import org.jspecify.annotations.Nullable;

/** A value that cannot be; says which, and what it must be. */
public final class BadInput extends IllegalArgumentException implements Telling {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  /** As {@link Sentence#of(String, String, Object...)}. */
  public BadInput(String code, String template, @Nullable Object... values) {
    this(Sentence.of(code, template, values));
  }

  private BadInput(Sentence sentence) {
    super(sentence.text());
    this.sentence = sentence;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}
