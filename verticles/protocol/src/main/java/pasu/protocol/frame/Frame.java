package pasu.protocol.frame;

/**
 * One JPEG picture with its capture time. The array is shared, never copied: nobody may write to
 * it.
 *
 * @param number counts the camera's frames since its edge started, 32 bits
 * @param captureMicros since the Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by number, never by content.
public record Frame(long number, long captureMicros, byte[] jpeg) {

  /** The longest JPEG that a datagram's header can announce, 2 MiB. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  public Frame {
    if (number < 0 || number > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("a frame number has 32 bits, but this is " + number);
    }
    if (jpeg.length == 0 || jpeg.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a frame is 1 to %d bytes, but frame %d is %d".formatted(MAX_BYTES, number, jpeg.length));
    }
  }
}
