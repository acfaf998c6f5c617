package pasu.web.clip;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import pasu.protocol.Clip;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.web.clip.FrameLibrary.Shelf;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** The pictures and the video of a clip. */
final class MediaRoutes {

  private static final String JPEG = "image/jpeg";
  private static final String IMMUTABLE = "private, max-age=31536000, immutable";
  private static final DateTimeFormatter IN_FILE_NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

  private final Catalog catalog;
  private final FrameLibrary library;
  private final FileAnswer files;
  private final FrameFlow flow;

  MediaRoutes(Catalog catalog, FrameLibrary library, FileAnswer files) {
    this.catalog = catalog;
    this.library = library;
    this.files = files;
    this.flow = new FrameFlow(library);
  }

  List<Row> rows() {
    return List.of(
        Row.get("/api/clips/{id}/video.mp4", VIEWER, this::video).asking("download").noting(),
        Row.get("/api/clips/{id}/thumbnail.jpg", VIEWER, this::thumbnail),
        Row.get("/api/clips/{id}/frames.mjpg", VIEWER, this::frames).noting(),
        Row.get("/api/clips/{id}/frames/{n}.jpg", VIEWER, this::frame).noting());
  }

  private Future<?> video(Exchange exchange) {
    return catalog
        .find(exchange)
        .compose(
            details -> {
              Clip clip = details.clip();
              exchange.response().putHeader("Content-Type", "video/mp4");
              if (exchange.query().has("download")) {
                exchange.response().putHeader("Content-Disposition", attachment(clip));
              }
              return files.send(exchange, library.folder(clip.id()).video(), notMade(clip));
            });
  }

  private Future<?> thumbnail(Exchange exchange) {
    return catalog
        .find(exchange)
        .compose(
            details -> {
              exchange.response().putHeader("Content-Type", JPEG);
              return files
                  .send(
                      exchange, library.folder(details.clip().id()).thumbnail(), Sentence.plain(""))
                  .recover(_ -> library.read(details).compose(shelf -> first(exchange, shelf)));
            });
  }

  private Future<Void> first(Exchange exchange, Shelf shelf) {
    return shelf.has(0)
        ? send(exchange, shelf.index().frames().getFirst())
        : Future.failedFuture(
            Refusal.notFound("no-frame-yet", "the clip has no frame yet; ask again"));
  }

  private Future<?> frames(Exchange exchange) {
    return catalog
        .find(exchange)
        .compose(library::read)
        .compose(shelf -> flow.send(exchange, shelf.index().frames()));
  }

  private Future<?> frame(Exchange exchange) {
    int position = position(exchange.part("n"));
    return library
        .shelf(Catalog.id(exchange), position)
        .compose(shelf -> frame(exchange, shelf, position));
  }

  private Future<Void> frame(Exchange exchange, Shelf shelf, int position) {
    int count = shelf.index().frames().size();
    if (!shelf.has(position)) {
      return Future.failedFuture(
          Refusal.notFound(
              "unknown-frame",
              "the clip has {count} frames, but not frame {frame}",
              count,
              position));
    }
    if (shelf.done()) {
      exchange.response().putHeader("Cache-Control", IMMUTABLE);
    }
    return send(exchange, shelf.index().frames().get(position));
  }

  private Future<Void> send(Exchange exchange, StoredFrame frame) {
    return library
        .read(frame)
        .compose(
            jpeg -> {
              exchange.response().putHeader("Content-Type", JPEG);
              return exchange.send(jpeg);
            });
  }

  private static int position(String n) {
    if (!n.matches("[0-9]{1,9}")) {
      throw Refusal.notFound(
          "not-a-position", "a frame is named by its position, but this is \"{value}\"", n);
    }
    return Integer.parseInt(n);
  }

  private static String attachment(Clip clip) {
    return "attachment; filename=\"pasu-%s-%s.mp4\""
        .formatted(clip.camera(), IN_FILE_NAME.format(clip.detectedAt()));
  }

  private static Sentence notMade(Clip clip) {
    return clip.state() == Clip.State.INCOMPLETE
        ? Sentence.of("video-unmakable", "the video could not be made; the frames can be had")
        : Sentence.of("video-unmade", "the video is not made yet; the frames can be had");
  }
}
