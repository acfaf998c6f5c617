package pasu.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Why a gateway closes an edge's link; the codes are of WebSocket's private range (RFC 6455). */
public enum LinkEnd {
  /** The camera was revoked, or its edge replaced. */
  REVOKED(4401, "camera %s was revoked; enrol its edge again with a code of ./pasu cameras add"),
  /** Nothing was heard for too long. */
  SILENT(4408, "nothing was heard of camera %s for too long"),
  /** The camera has another link now. */
  REPLACED(4409, "camera %s has a newer link; run one edge only with its secret"),
  /** More was said than an edge has to say. */
  TOO_MUCH(4429, "camera %s says more than an edge has to say");

  private final int code;
  private final String words;

  LinkEnd(int code, String words) {
    this.code = code;
    this.words = words;
  }

  public static Optional<LinkEnd> of(int code) {
    return Arrays.stream(values()).filter(end -> end.code == code).findFirst();
  }

  public short code() {
    return (short) code;
  }

  /** One sentence, short enough for a close frame. */
  public String words(String camera) {
    return words.formatted(camera);
  }
}
