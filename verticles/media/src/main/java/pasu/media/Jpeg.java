package pasu.media;

/** How a JPEG begins and ends. */
public final class Jpeg {

  private static final int SHORTEST = 125;

  private Jpeg() {}

  /**
   * Whether it starts with a start-of-image marker, whose segments lead to a scan, and ends with an
   * end-of-image marker, zeros after it allowed. Sees a picture that was cut off or is none at all,
   * not one with wrong bytes in its scan.
   */
  public static boolean isWhole(byte[] jpeg) {
    int end = jpeg.length;
    while (end > SHORTEST && jpeg[end - 1] == 0) {
      end--;
    }
    return end >= SHORTEST
        && isMarker(jpeg, 0, 0xD8)
        && leadsToScan(jpeg, end)
        && isMarker(jpeg, end - 2, 0xD9);
  }

  private static boolean leadsToScan(byte[] jpeg, int end) {
    int at = 2;
    while (at + 4 <= end && (jpeg[at] & 0xFF) == 0xFF) {
      boolean isScan = isMarker(jpeg, at, 0xDA);
      int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
      if (isMarker(jpeg, at, 0xFF)) {
        at++; // A fill byte.
      } else if (isScan || length < 2) {
        return isScan && at + 2 + length <= end - 2;
      } else {
        at += 2 + length;
      }
    }
    return false;
  }

  private static boolean isMarker(byte[] jpeg, int at, int marker) {
    return (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == marker;
  }
}
