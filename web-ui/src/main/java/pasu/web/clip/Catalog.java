package pasu.web.clip;

import io.vertx.core.Future;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.Refusal;
import pasu.web.route.Exchange;

/** Finds the clip a path names. */
final class Catalog {

  private static final int NOT_FOUND = 404;
  private static final String AGAIN_SECONDS = "1";

  private final Bus bus;
  private final ExpectedClips expected;

  Catalog(Bus bus, ExpectedClips expected) {
    this.bus = bus;
    this.expected = expected;
  }

  /** Finds it; a 404 says when to ask again if the clip is about to begin. */
  Future<ClipDetails> find(Exchange exchange) {
    String id = id(exchange);
    return find(id)
        .recover(
            failure ->
                isNotFound(failure) && expected.has(id)
                    ? notYet(exchange, id)
                    : Future.failedFuture(failure));
  }

  Future<ClipDetails> find(String id) {
    return bus.ask(Addresses.CLIP, new FindClip(id));
  }

  private static boolean isNotFound(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == NOT_FOUND;
  }

  private static Future<ClipDetails> notYet(Exchange exchange, String id) {
    exchange.response().putHeader("Retry-After", AGAIN_SECONDS);
    return Future.failedFuture(
        Refusal.notFound(
            "clip-soon",
            "clip {clip} is about to begin: no frame of it is stored yet; ask again",
            id));
  }

  /** The id in the path; a 404 where it cannot be one, so that no other text ever names a file. */
  static String id(Exchange exchange) {
    String id = exchange.part("id");
    if (!id.matches("[0-9a-f]{32}")) {
      throw Refusal.unknown("clip", id);
    }
    return id;
  }
}
