package pasu.media;

import java.io.IOException;

/** FFmpeg refuses. Says what it was asked for, and why not. */
public final class MediaException extends IOException {

  private static final long serialVersionUID = 1;

  public MediaException(String message) {
    super(message);
  }
}
