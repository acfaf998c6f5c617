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

  private final Bus bus;

  Catalog(Bus bus) {
    this.bus = bus;
  }

  Future<ClipDetails> find(String id) {
    return bus.ask(Addresses.CLIP, new FindClip(id));
  }

  /** The id in the path; a 404 where it cannot be one, so that no other text ever names a file. */
  static String id(Exchange exchange) {
    String id = exchange.part("id");
    if (!id.matches("[0-9a-f]{32}")) {
      throw Refusal.notFound("no clip is called \"%s\"".formatted(id));
    }
    return id;
  }
}
