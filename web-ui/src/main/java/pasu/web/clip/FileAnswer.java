package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileProps;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.web.route.Exchange;

/** A file that is replaced as a whole if ever, answered whole or in part. */
final class FileAnswer {

  private static final int PIECE_BYTES = 32 * 1024;
  private static final OpenOptions READ = new OpenOptions().setWrite(false).setCreate(false);

  private final Vertx vertx;

  FileAnswer(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Fails with a 404 that says {@code absent} when there is no such file. */
  Future<Void> send(Exchange exchange, Path file, Sentence absent) {
    return vertx
        .fileSystem()
        .props(file.toString())
        .recover(_ -> Future.failedFuture(new Refusal(404, absent)))
        .compose(props -> send(exchange, file, props));
  }

  private Future<Void> send(Exchange exchange, Path file, FileProps props) {
    HttpServerRequest request = exchange.request();
    HttpServerResponse response = exchange.response();
    String etag = "\"%x-%x\"".formatted(props.size(), props.lastModifiedTime());
    response.putHeader("ETag", etag).putHeader("Accept-Ranges", "bytes");
    response.putHeader("Cache-Control", "private, no-cache");
    exchange.discardBody();
    if (etag.equals(request.getHeader("If-None-Match"))) {
      return response.setStatusCode(304).end();
    }
    return switch (range(request, etag, props.size())) {
      case ByteRange.Whole() -> send(exchange, file, 0, props.size());
      case ByteRange.Part part -> sendPart(exchange, file, part, props.size());
      case ByteRange.Unsatisfiable() -> refuse(response, props.size());
    };
  }

  /** A range counts only for the very file the caller has a part of already. */
  private static ByteRange range(HttpServerRequest request, String etag, long size) {
    String condition = request.getHeader("If-Range");
    return condition == null || condition.equals(etag)
        ? ByteRange.of(request.getHeader("Range"), size)
        : new ByteRange.Whole();
  }

  private Future<Void> sendPart(Exchange exchange, Path file, ByteRange.Part part, long size) {
    exchange
        .response()
        .setStatusCode(206)
        .putHeader("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
    return send(exchange, file, part.first(), part.length());
  }

  private Future<Void> send(Exchange exchange, Path file, long first, long length) {
    HttpServerResponse response = exchange.response();
    response.putHeader("Content-Length", Long.toString(length));
    return HttpMethod.HEAD.equals(exchange.request().method())
        ? response.end()
        : vertx
            .fileSystem()
            .open(file.toString(), READ)
            .compose(open -> send(exchange, open, first, first + length));
  }

  private static Future<Void> send(Exchange exchange, AsyncFile file, long first, long end) {
    return Pieces.send(
            exchange,
            LongStream.iterate(first, at -> at < end, at -> at + PIECE_BYTES)
                .<Supplier<Future<Buffer>>>mapToObj(at -> () -> piece(file, at, end))
                .iterator())
        .onComplete(_ -> file.close());
  }

  private static Future<Buffer> piece(AsyncFile file, long at, long end) {
    int length = (int) Math.min(PIECE_BYTES, end - at);
    return file.read(Buffer.buffer(length), 0, at, length)
        .compose(
            piece ->
                piece.length() == length
                    ? Future.succeededFuture(piece)
                    : Future.failedFuture("the file is shorter than it was"));
  }

  private static Future<Void> refuse(HttpServerResponse response, long size) {
    response.putHeader("Content-Range", "bytes */%d".formatted(size));
    return Future.failedFuture(
        new Refusal(
            416,
            "no-such-bytes",
            "the video has {bytes} bytes, and none of those asked for",
            size));
  }
}
