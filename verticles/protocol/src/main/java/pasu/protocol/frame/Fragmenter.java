package pasu.protocol.frame;

/** How a frame is cut into datagrams: 1,144 bytes each, the last one the rest. */
public final class Fragmenter {

  private Fragmenter() {}

  /**
   * Counts the fragments of a frame.
   *
   * @param frameBytes 1 to {@link Frame#MAX_BYTES}
   */
  public static int count(int frameBytes) {
    return (frameBytes + Data.PAYLOAD_BYTES - 1) / Data.PAYLOAD_BYTES;
  }

  /**
   * Describes one fragment.
   *
   * @param clipNumber 0 where only viewers want the frame
   * @param flags {@link Data#REPAIR}, {@link Data#LAST_OF_CLIP}, or 0
   */
  public static Data cut(Frame frame, int fragment, int clipNumber, int flags) {
    int bytes = frame.jpeg().length;
    int allFlags = clipNumber == 0 ? flags : flags | Data.CLIP;
    return new Data(
        frame.number(), frame.captureMicros(), fragment, count(bytes), bytes, allFlags, clipNumber);
  }
}
