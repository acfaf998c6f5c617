package pasu.web.account;

import static pasu.web.route.Access.OWNER;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AuditMessage.Deed;
import pasu.protocol.AuditMessage.Deeds;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.AuditMessage.Outcome;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.web.access.Premises;
import pasu.web.health.Meters;
import pasu.web.route.Exchange;
import pasu.web.route.Row;
import pasu.web.route.Witness;

/**
 * Has the control plane keep who did what, and shows it: all of it to operators, what is of their
 * sites to owners. A view that goes on, or is begun again, counts once in ten minutes. Belongs to
 * one event loop.
 */
public final class AuditTrail implements Witness {

  private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
  private static final Duration ONCE_IN = Duration.ofMinutes(10);
  private static final int REMEMBERED = 1_000;

  /** What of a message tells what it is done to, the most telling first. */
  private static final List<String> NAMING =
      List.of("clip", "account", "camera", "agent", "id", "name", "site");

  private static final int LISTED = 100;
  private static final int MAX_LISTED = 1_000;

  private final Bus bus;
  private final Premises premises;
  private final InstantSource clock;
  private final Strangers strangers = new Strangers();
  private final Map<String, Instant> views = new LinkedHashMap<>();

  public AuditTrail(Bus bus, Premises premises, InstantSource clock, Meters meters) {
    this.bus = bus;
    this.premises = premises;
    this.clock = clock;
    meters.counters(
        "pasu_audit_left_out_total",
        "Refusals of people nobody knows that the audit does not keep.",
        "path",
        strangers::leftOut);
  }

  public List<Row> rows() {
    return List.of(Row.get("/api/audit", OWNER, this::list).asking("limit", "before", "site"));
  }

  @Override
  public void viewed(Row row, Exchange exchange) {
    Instant now = clock.instant();
    String view =
        String.join(
            " ",
            exchange.doer(),
            row.path(),
            String.valueOf(exchange.subject()),
            exchange.address());
    Instant before = views.get(view);
    if (before == null || before.plus(ONCE_IN).isBefore(now)) {
      views.remove(view);
      views.put(view, now);
      if (views.size() > REMEMBERED) {
        views.remove(views.keySet().iterator().next());
      }
      keep(row, exchange, Outcome.DONE);
    }
  }

  @Override
  public void done(Row row, Exchange exchange, int status) {
    Outcome outcome = outcome(status);
    if (!isOfStranger(row, outcome)
        || strangers.isKept(row, exchange.address(), outcome, clock.instant())) {
      keep(row, exchange, outcome);
    }
  }

  @Override
  public void said(Exchange exchange, String action, BusMessage message, int status) {
    JsonObject said = new JsonObject(BusMessages.toJson(message));
    String subject =
        NAMING.stream()
            .map(said::getValue)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
            .orElse(null);
    String site = said.getValue("site") instanceof String named ? named : null;
    keep(
        new Keep(
            new Deed(
                clock.instant(),
                exchange.doer(),
                action,
                site,
                subject,
                null,
                outcome(status),
                exchange.address()),
            false));
  }

  private void keep(Row row, Exchange exchange, Outcome outcome) {
    Instant at = clock.instant();
    site(row, exchange)
        .onSuccess(
            site ->
                keep(
                    new Keep(
                        new Deed(
                            at,
                            exchange.doer(),
                            row.method() + " " + row.path(),
                            site.orElse(null),
                            exchange.subject(),
                            exchange.notedDetail(),
                            outcome,
                            exchange.address()),
                        isOfStranger(row, outcome))));
  }

  private void keep(Keep wish) {
    Deed deed = wish.deed();
    bus.ask(Addresses.DEEDS, wish)
        .onFailure(
            failure ->
                log.warn(
                    "deed not kept account={} action=\"{}\" error={}",
                    deed.account(),
                    deed.action(),
                    failure.toString()));
  }

  private static boolean isOfStranger(Row row, Outcome outcome) {
    return row.isForAnybody() && outcome != Outcome.DONE;
  }

  /** It is kept also when nobody can tell the site: operators see it then. */
  private Future<Optional<String>> site(Row row, Exchange exchange) {
    Optional<String> noted = Optional.ofNullable(exchange.notedSite());
    String id = exchange.id();
    return noted.isPresent() || id == null
        ? Future.succeededFuture(noted)
        : premises.siteOf(row, id).otherwise(Optional.empty());
  }

  private Future<?> list(Exchange exchange) {
    String site = exchange.query().name("site");
    List<String> mayKnow = exchange.caller().ownSites();
    List<String> wanted =
        site == null
            ? mayKnow
            : mayKnow == null || mayKnow.contains(site) ? List.of(site) : List.of();
    ListDeeds question =
        new ListDeeds(
            exchange.query().number("limit", LISTED, 1, MAX_LISTED),
            exchange.query().instant("before"),
            wanted);
    return bus.ask(Addresses.AUDIT, question).map(Deeds::deeds).compose(exchange::json);
  }

  private static Outcome outcome(int status) {
    if (status < 400) {
      return Outcome.DONE;
    }
    return status < 500 ? Outcome.REFUSED : Outcome.FAILED;
  }
}
