package pasu.edge.board;

import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;
import pasu.protocol.Telling;

/** A pin or device does not work. Says which, why, and what to do, in a sentence. */
public final class BoardException extends Exception implements Telling {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  public BoardException(Sentence sentence) {
    this(sentence, null);
  }

  public BoardException(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.text(), cause);
    this.sentence = sentence;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}
