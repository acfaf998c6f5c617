package pasu.web.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import pasu.web.route.Exchange;
import pasu.web.route.Gzip;

/**
 * One file of the page, with the tag by which browsers ask whether it changed.
 *
 * @param zipped the same, smaller; null where it is not
 * @param type as in {@code Content-Type}
 * @param caching as in {@code Cache-Control}
 */
record PageFile(Buffer bytes, @Nullable Buffer zipped, String type, String etag, String caching) {

  private static final String ASK = "no-cache";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  /** One whose address stays when it changes. */
  static PageFile of(String name, Buffer bytes) {
    return of(name, bytes, ASK);
  }

  /** One whose address names its content. */
  static PageFile forGood(String name, Buffer bytes) {
    return of(name, bytes, FOR_GOOD);
  }

  private static PageFile of(String name, Buffer bytes, String caching) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.getBytes());
    String etag =
        "\"%s-%x\"".formatted(HexFormat.of().toHexDigits(checksum.getValue()), bytes.length());
    Buffer zipped = Gzip.of(bytes);
    return new PageFile(
        bytes, zipped.length() < bytes.length() ? zipped : null, type(name), etag, caching);
  }

  /** Answers with it, or with 304 to who has it. */
  Future<Void> send(Exchange exchange) {
    HttpServerResponse response = exchange.response();
    response
        .putHeader("Cache-Control", caching)
        .putHeader("ETag", etag)
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Content-Type", type);
    if (etag.equals(exchange.request().getHeader("If-None-Match"))) {
      exchange.discardBody();
      return response.setStatusCode(304).end();
    }
    if (zipped == null || !Gzip.isWanted(exchange.request())) {
      return exchange.send(bytes);
    }
    response.putHeader("Content-Encoding", "gzip");
    return exchange.send(zipped);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json" -> "application/json";
      case "webmanifest" -> "application/manifest+json";
      case "yaml" -> "application/yaml";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "jpg" -> "image/jpeg";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "txt" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }
}
