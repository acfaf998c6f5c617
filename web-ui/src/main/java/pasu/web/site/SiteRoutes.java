package pasu.web.site;

import static pasu.web.route.Access.OPERATOR;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.ListSites;
import pasu.protocol.SiteMessage.Site;
import pasu.protocol.SiteMessage.Sites;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Listing sites, and giving one another plan. */
public final class SiteRoutes {

  private final Bus bus;

  public SiteRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(
        Row.get("/api/sites", OPERATOR, this::list),
        Row.change(HttpMethod.PATCH, "/api/sites/{id}", OPERATOR, this::change));
  }

  private Future<?> list(Exchange exchange) {
    return bus.ask(Addresses.SITES, new ListSites())
        .compose(all -> exchange.json(200, BusMessages.toJson(all.sites())));
  }

  private Future<?> change(Exchange exchange) {
    String id = exchange.part("id");
    return exchange
        .body()
        .map(body -> change(id, body))
        .compose(change -> bus.ask(Addresses.SITE_CHANGES, change))
        .compose(all -> exchange.json(site(all, id)));
  }

  private static ChangeSite change(String id, Buffer body) {
    String plan = Body.text(Body.only(body, "plan"), "plan");
    if (plan == null) {
      throw Refusal.badRequest("the body must have a field \"plan\", but has not");
    }
    return Exchange.checked(() -> new ChangeSite(id, plan));
  }

  private static Site site(Sites all, String id) {
    return all.sites().stream()
        .filter(site -> site.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("no site is called \"%s\"".formatted(id)));
  }
}
