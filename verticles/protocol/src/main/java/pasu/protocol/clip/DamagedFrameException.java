package pasu.protocol.clip;

import java.io.IOException;
import java.nio.file.Path;

/** A stored frame whose bytes are not those that were stored: to its readers it is missing. */
public final class DamagedFrameException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedFrameException(long frame, Path file) {
    super("frame %d in %s is damaged".formatted(frame, file));
  }
}
