package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.web.route.Row;

/** Everything about clips over HTTP. */
public final class ClipShelf {

  private final Bus bus;
  private final ExpectedClips expected;
  private final FrameLibrary library;
  private final ClipRoutes clips;
  private final MediaRoutes media;

  /**
   * Shows the clips of one folder.
   *
   * @param folder where the clips' folders are
   * @param expected told of by whoever fires a sensor
   */
  public ClipShelf(Vertx vertx, Bus bus, Path folder, ExpectedClips expected, InstantSource clock) {
    this.bus = bus;
    this.expected = expected;
    Catalog catalog = new Catalog(bus, expected);
    this.library = new FrameLibrary(vertx, folder, catalog, clock);
    this.clips = new ClipRoutes(bus, catalog, library);
    this.media = new MediaRoutes(catalog, library, new FileAnswer(vertx));
  }

  /** Forgets what is removed, notes what is detected; completes once the bus is heard. */
  public Future<Void> start() {
    return Future.all(
            expected.start(bus),
            bus.hear(
                Addresses.REMOVED_CLIPS, (ClipRemoved removed) -> library.forget(removed.id())))
        .mapEmpty();
  }

  public List<Row> rows() {
    return Stream.concat(clips.rows().stream(), media.rows().stream()).toList();
  }
}
