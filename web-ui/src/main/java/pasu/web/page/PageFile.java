package pasu.web.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import pasu.web.route.Exchange;

/**
 * One file of the page, with the tag by which browsers ask whether it changed.
 *
 * @param type as in {@code Content-Type}
 */
record PageFile(Buffer bytes, String type, String etag) {

  static PageFile of(String name, Buffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.getBytes());
    String etag =
        "\"%s-%x\"".formatted(HexFormat.of().toHexDigits(checksum.getValue()), bytes.length());
    return new PageFile(bytes, type(name), etag);
  }

  /** Answers with it, or with 304 to who has it. */
  Future<Void> send(Exchange exchange) {
    exchange
        .response()
        .putHeader("Cache-Control", "no-cache")
        .putHeader("ETag", etag)
        .putHeader("Content-Type", type);
    if (etag.equals(exchange.request().getHeader("If-None-Match"))) {
      exchange.discardBody();
      return exchange.response().setStatusCode(304).end();
    }
    return exchange.send(bytes);
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
