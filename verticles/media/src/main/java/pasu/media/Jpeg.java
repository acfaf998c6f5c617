package pasu.media;

/** How a JPEG begins and ends. */
public final class Jpeg {

  private static final int SHORTEST = 125;

  private Jpeg() {}

  /**
   * Whether it starts with a start-of-image marker and ends with an end-of-image marker, zeros
   * after it allowed. Sees a picture that was cut off, not one with wrong bytes inside.
   */
  public static boolean isWhole(byte[] jpeg) {
    int end = jpeg.length;
    while (end > SHORTEST && jpeg[end - 1] == 0) {
      end--;
    }
    return end >= SHORTEST
        && isMarker(jpeg, 0, 0xD8)
        && (jpeg[2] & 0xFF) == 0xFF
        && isMarker(jpeg, end - 2, 0xD9);
  }

  private static boolean isMarker(byte[] jpeg, int at, int marker) {
    return (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == marker;
  }
}
