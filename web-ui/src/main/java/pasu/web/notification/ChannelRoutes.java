package pasu.web.notification;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.OPERATOR;
import static pasu.web.route.Access.OWNER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channels;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.Refusal;
import pasu.web.route.Access;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Setting channels up and trying them: those of the operators, and those of a site. */
public final class ChannelRoutes {

  private static final String ALL = "/api/notifications/channels";
  private static final String OF_SITE = "/api/sites/{id}/notifications/channels";

  private final Bus bus;

  public ChannelRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return Stream.concat(
            rows(ALL, OPERATOR, _ -> null).stream(),
            rows(OF_SITE, OWNER, exchange -> exchange.part("id")).stream())
        .toList();
  }

  private List<Row> rows(String path, Access access, Function<Exchange, @Nullable String> site) {
    return List.of(
        Row.get(path, access, it -> list(it, site.apply(it))),
        Row.change(HttpMethod.PUT, path + "/{name}", access, it -> change(it, site.apply(it))),
        Row.change(HttpMethod.POST, path + "/{name}/test", access, it -> test(it, site.apply(it))));
  }

  private Future<?> list(Exchange exchange, @Nullable String site) {
    return bus.ask(Addresses.CHANNELS, new ListChannels(site))
        .map(Channels::channels)
        .compose(exchange::json);
  }

  private Future<?> change(Exchange exchange, @Nullable String site) {
    return exchange
        .body()
        .map(body -> channel(site, exchange.part("name"), body))
        .compose(wish -> bus.ask(Addresses.CHANNEL_CHANGES, wish))
        .map(Channels::channels)
        .compose(exchange::json);
  }

  private Future<?> test(Exchange exchange, @Nullable String site) {
    String account = requireNonNull(exchange.caller().principal()).user();
    TestChannel wish = new TestChannel(account, site, exchange.part("name"));
    return bus.ask(Addresses.CHANNEL_TESTS, wish).compose(_ -> exchange.done());
  }

  private static ChangeChannel channel(@Nullable String site, String name, Buffer body) {
    JsonObject wish = Body.only(body, "enabled", "settings");
    Boolean enabled = Body.claim(wish, "enabled");
    if (enabled == null) {
      throw Refusal.badRequest(
          "field-missing", "the body must have a field \"{field}\", true or false", "enabled");
    }
    if (!(wish.getValue("settings", new JsonObject()) instanceof JsonObject settings)) {
      throw Refusal.badRequest("settings-wrong", "settings must be an object of texts");
    }
    return Exchange.checked(() -> new ChangeChannel(site, name, enabled, texts(settings)));
  }

  private static Map<String, String> texts(JsonObject settings) {
    Map<String, String> texts = new TreeMap<>();
    for (String field : settings.fieldNames()) {
      String text = Body.text(settings, field);
      if (text == null) {
        throw Refusal.badRequest(
            "text-wanted", "{field} must be a text, but is {value}", field, null);
      }
      texts.put(field, text);
    }
    return texts;
  }
}
