package pasu.web.site;

import static pasu.web.route.Access.OPERATOR;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.ListPlans;
import pasu.protocol.SiteMessage.ListSites;
import pasu.protocol.SiteMessage.Plan;
import pasu.protocol.SiteMessage.Plans;
import pasu.protocol.SiteMessage.Site;
import pasu.protocol.SiteMessage.Sites;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Listing sites and what they use, plans, and changing who has which. */
public final class SiteRoutes {

  private final Bus bus;

  public SiteRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(
        Row.get("/api/sites", OPERATOR, this::list),
        Row.get("/api/sites.csv", OPERATOR, this::sheet),
        Row.change(HttpMethod.PATCH, "/api/sites/{id}", OPERATOR, this::change),
        Row.get("/api/plans", OPERATOR, this::listPlans),
        Row.change(HttpMethod.PATCH, "/api/plans/{name}", OPERATOR, this::changePlan));
  }

  private Future<?> list(Exchange exchange) {
    return bus.ask(Addresses.SITES, new ListSites())
        .compose(all -> exchange.json(200, BusMessages.toJson(all.sites())));
  }

  private Future<?> sheet(Exchange exchange) {
    return bus.ask(Addresses.SITES, new ListSites())
        .map(all -> SiteSheet.of(all.sites()))
        .compose(sheet -> exchange.file("sites.csv", Csv.TYPE, sheet));
  }

  private Future<?> listPlans(Exchange exchange) {
    return bus.ask(Addresses.PLANS, new ListPlans())
        .compose(all -> exchange.json(200, BusMessages.toJson(all.plans())));
  }

  private Future<?> changePlan(Exchange exchange) {
    String name = exchange.part("name");
    return exchange
        .body()
        .map(body -> changePlan(name, body))
        .compose(change -> bus.ask(Addresses.PLAN_CHANGES, change))
        .compose(all -> exchange.json(plan(all, name)));
  }

  private static ChangePlan changePlan(String name, Buffer body) {
    JsonObject wish =
        Body.only(body, "clipsKept", "width", "height", "rate", "quality", "dedicatedAgent");
    return Exchange.checked(
        () ->
            new ChangePlan(
                name,
                Body.number(wish, "clipsKept"),
                Body.number(wish, "width"),
                Body.number(wish, "height"),
                Body.number(wish, "rate"),
                Body.number(wish, "quality"),
                Body.claim(wish, "dedicatedAgent")));
  }

  private static Plan plan(Plans all, String name) {
    return all.plans().stream()
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.unknown("plan", name));
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
      throw Refusal.badRequest(
          "field-missing", "the body must have a field \"{field}\", but has not", "plan");
    }
    return Exchange.checked(() -> new ChangeSite(id, plan));
  }

  private static Site site(Sites all, String id) {
    return all.sites().stream()
        .filter(site -> site.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.unknown("site", id));
  }
}
