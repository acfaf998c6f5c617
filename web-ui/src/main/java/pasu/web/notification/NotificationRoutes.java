package pasu.web.notification;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NotificationMessage.FindNoticed;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Mutes;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.Refusal;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Notifying devices of the caller, and muting cameras for them. */
public final class NotificationRoutes {

  private static final int HOUR = 60;

  private final Bus bus;

  public NotificationRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    String subscriptions = "/api/push/subscriptions";
    return List.of(
        Row.get("/api/push/key", VIEWER, this::key),
        Row.change(HttpMethod.POST, subscriptions, VIEWER, this::subscribe),
        Row.change(HttpMethod.DELETE, subscriptions, VIEWER, this::unsubscribe),
        Row.get("/api/push/notices/{kind}/{tag}", VIEWER, this::camera),
        Row.change(HttpMethod.POST, "/api/push/test", VIEWER, this::test),
        Row.get("/api/mutes", VIEWER, this::mutes),
        Row.change(HttpMethod.POST, "/api/cameras/{id}/mute", VIEWER, this::mute));
  }

  private Future<?> key(Exchange exchange) {
    return bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).compose(exchange::json);
  }

  private Future<?> subscribe(Exchange exchange) {
    return exchange
        .body()
        .map(body -> subscription(exchange, body))
        .compose(wish -> bus.ask(Addresses.SUBSCRIPTIONS, wish))
        .compose(_ -> exchange.done());
  }

  private Future<?> unsubscribe(Exchange exchange) {
    return exchange
        .body()
        .map(body -> Body.required(Body.only(body, "endpoint"), "endpoint"))
        .map(endpoint -> new Unsubscribe(account(exchange), endpoint))
        .compose(wish -> bus.ask(Addresses.UNSUBSCRIPTIONS, wish))
        .compose(_ -> exchange.done());
  }

  /** Which camera a push was about, which it does not say itself (ADR 66). */
  private Future<?> camera(Exchange exchange) {
    FindNoticed wish =
        new FindNoticed(account(exchange), exchange.part("kind"), exchange.part("tag"));
    return bus.ask(Addresses.NOTICED_CAMERAS, wish).compose(exchange::json);
  }

  /** Tries the caller's own devices. */
  private Future<?> test(Exchange exchange) {
    return bus.ask(Addresses.CHANNEL_TESTS, new TestChannel(account(exchange), null, "push"))
        .compose(_ -> exchange.done());
  }

  private Future<?> mutes(Exchange exchange) {
    return bus.ask(Addresses.MUTE_LIST, new ListMutes(account(exchange)))
        .map(Mutes::mutes)
        .compose(exchange::json);
  }

  private Future<?> mute(Exchange exchange) {
    return exchange
        .body()
        .map(body -> minutes(body))
        .map(
            minutes ->
                Exchange.checked(() -> new Mute(account(exchange), exchange.part("id"), minutes)))
        .compose(wish -> bus.ask(Addresses.MUTES, wish))
        .compose(exchange::json);
  }

  private static String account(Exchange exchange) {
    return requireNonNull(exchange.caller().principal()).user();
  }

  private static Subscribe subscription(Exchange exchange, Buffer body) {
    JsonObject wish = Body.only(body, "endpoint", "p256dh", "auth", "device");
    return Exchange.checked(
        () ->
            new Subscribe(
                account(exchange),
                Body.required(wish, "endpoint"),
                Body.required(wish, "p256dh"),
                Body.required(wish, "auth"),
                Body.required(wish, "device"),
                exchange.caller().token()));
  }

  private static int minutes(Buffer body) {
    if (body.length() == 0) {
      return HOUR;
    }
    @Nullable Object minutes = Body.only(body, "minutes").getValue("minutes", HOUR);
    if (minutes instanceof Integer number) {
      return number;
    }
    throw Refusal.badRequest(
        "out-of-range",
        "{field} must be a number, {from} to {to}, but is {value}",
        "minutes",
        0,
        1440,
        minutes);
  }
}
