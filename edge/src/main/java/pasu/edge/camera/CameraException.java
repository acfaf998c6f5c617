package pasu.edge.camera;

import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;
import pasu.protocol.Telling;

/** A camera does not open, or gives no more pictures. Says which, why, and what to do. */
public final class CameraException extends Exception implements Telling {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  public CameraException(Sentence sentence) {
    this(sentence, null);
  }

  public CameraException(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.text(), cause);
    this.sentence = sentence;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}
