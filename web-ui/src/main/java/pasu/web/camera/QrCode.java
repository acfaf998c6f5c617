package pasu.web.camera;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text as a QR code (ISO/IEC 18004), of which a sixth may be unreadable. */
final class QrCode {

  private QrCode() {}

  /** Its rows from above, a 1 for each dark module and a 0 for each light one, no margin. */
  static List<String> rows(String text) {
    try {
      ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      return IntStream.range(0, matrix.getHeight()).mapToObj(y -> row(matrix, y)).toList();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }

  private static String row(ByteMatrix matrix, int y) {
    return IntStream.range(0, matrix.getWidth())
        .mapToObj(x -> String.valueOf(matrix.get(x, y)))
        .collect(Collectors.joining());
  }
}
