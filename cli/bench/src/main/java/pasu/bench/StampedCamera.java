package pasu.bench;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.measure.RetouchedCamera;

/**
 * Writes into each JPEG when it was captured, by {@link System#nanoTime}: in a comment segment
 * right after the start of the image (ITU-T T.81, B.2.4.5).
 */
public final class StampedCamera {

  private static final int START_BYTES = 2;
  private static final short COMMENT = (short) 0xFFFE;
  private static final int SEGMENT_BYTES = Short.BYTES + Short.BYTES + Long.BYTES;

  private StampedCamera() {}

  /** A camera whose pictures are stamped. */
  public static CameraSource of(CameraSource source) {
    return new RetouchedCamera(source, StampedCamera::stamped);
  }

  /** Reads the stamp of a JPEG, if it has one. */
  static OptionalLong stampOf(ByteBuffer jpeg) {
    return jpeg.remaining() > START_BYTES + SEGMENT_BYTES && jpeg.getShort(START_BYTES) == COMMENT
        ? OptionalLong.of(jpeg.getLong(START_BYTES + Short.BYTES + Short.BYTES))
        : OptionalLong.empty();
  }

  private static Picture stamped(Picture picture) {
    byte[] jpeg = picture.jpeg();
    ByteBuffer stamped = ByteBuffer.allocate(jpeg.length + SEGMENT_BYTES);
    stamped.put(jpeg, 0, START_BYTES);
    stamped.putShort(COMMENT).putShort((short) (SEGMENT_BYTES - Short.BYTES));
    stamped.putLong(System.nanoTime());
    stamped.put(jpeg, START_BYTES, jpeg.length - START_BYTES);
    return new Picture(picture.captureMicros(), stamped.array(), picture.width(), picture.height());
  }
}
