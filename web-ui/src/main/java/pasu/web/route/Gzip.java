package pasu.web.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compression of what is text. Pictures and endless answers pass as they are. */
public final class Gzip {

  private Gzip() {}

  /** Whether the caller understands it; one that forbids it by {@code q=0} does not. */
  public static boolean isWanted(HttpServerRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null
        && accepted.matches("(?i)(.*,)?\\s*gzip\\s*(,.*|;\\s*q=(1|0\\.0*[1-9]).*)?");
  }

  public static Buffer of(Buffer bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length() / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(zipped.toByteArray());
  }
}
