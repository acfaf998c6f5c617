package pasu.web.account;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.ListPasskeys;
import pasu.protocol.PasskeyMessage.PasskeySignIn;
import pasu.protocol.PasskeyMessage.Passkeys;
import pasu.protocol.PasskeyMessage.RemovePasskey;
import pasu.protocol.PasskeyMessage.RenamePasskey;
import pasu.protocol.PasskeyMessage.Shown;
import pasu.protocol.Refusal;
import pasu.web.access.PasskeyCookie;
import pasu.web.access.SessionCookie;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Passkeys: making and keeping one's own, and signing in by one (ADR 46). */
public final class PasskeyRoutes {

  private static final String OWN = "/api/me/passkeys";
  private static final String SIGN_IN = "/api/sign-in/passkey";

  private final Bus bus;
  private final @Nullable URI publicUrl;
  private final SecureRandom random = new SecureRandom();

  /**
   * Serves them.
   *
   * @param publicUrl where browsers find the gateway; null for where each one found it
   */
  public PasskeyRoutes(Bus bus, @Nullable URI publicUrl) {
    this.bus = bus;
    this.publicUrl = publicUrl;
  }

  public List<Row> rows() {
    return List.of(
        Row.change(HttpMethod.POST, SIGN_IN + "/challenge", ANONYMOUS, this::challenge).quiet(),
        Row.change(HttpMethod.POST, SIGN_IN, ANONYMOUS, this::signIn),
        Row.get(OWN, VIEWER, this::list),
        Row.change(HttpMethod.POST, OWN + "/challenge", VIEWER, this::ownChallenge).quiet(),
        Row.change(HttpMethod.POST, OWN, VIEWER, this::add),
        Row.change(HttpMethod.PATCH, OWN + "/{id}", VIEWER, this::rename),
        Row.change(HttpMethod.DELETE, OWN + "/{id}", VIEWER, this::remove));
  }

  private Future<?> challenge(Exchange exchange) {
    return draw(exchange, PasskeyCookie.set(exchange, random), null);
  }

  private Future<?> ownChallenge(Exchange exchange) {
    return draw(exchange, session(exchange), exchange.user());
  }

  private Future<?> draw(Exchange exchange, String secret, @Nullable String account) {
    DrawChallenge wish = new DrawChallenge(secret, account, exchange.address());
    return bus.ask(Addresses.CHALLENGES, wish).compose(exchange::json);
  }

  private Future<?> signIn(Exchange exchange) {
    String secret =
        PasskeyCookie.read(exchange)
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        "challenge-missing", "ask for a challenge first, and send its cookie"));
    return exchange
        .body()
        .map(body -> shown(exchange, Body.only(body, "credential"), secret))
        .map(shown -> new PasskeySignIn(shown, exchange.device()))
        .compose(wish -> bus.ask(Addresses.PASSKEY_SIGN_INS, wish))
        .compose(
            signedIn -> {
              PasskeyCookie.clear(exchange);
              return SessionCookie.letIn(exchange, signedIn);
            });
  }

  private Future<?> list(Exchange exchange) {
    return bus.ask(Addresses.PASSKEYS, new ListPasskeys(exchange.user()))
        .map(Passkeys::passkeys)
        .compose(exchange::json);
  }

  private Future<?> add(Exchange exchange) {
    return exchange
        .body()
        .map(body -> passkey(exchange, body))
        .compose(
            wish -> {
              exchange.note(null, wish.title());
              return bus.ask(Addresses.NEW_PASSKEYS, wish);
            })
        .compose(_ -> exchange.done());
  }

  private Future<?> rename(Exchange exchange) {
    return exchange
        .body()
        .map(body -> Body.required(Body.only(body, "title"), "title"))
        .map(
            title ->
                Exchange.checked(
                    () -> new RenamePasskey(exchange.user(), exchange.part("id"), title)))
        .compose(wish -> bus.ask(Addresses.PASSKEY_NAMES, wish))
        .compose(_ -> exchange.done());
  }

  private Future<?> remove(Exchange exchange) {
    RemovePasskey wish = new RemovePasskey(exchange.user(), exchange.part("id"));
    return bus.ask(Addresses.PASSKEY_REMOVALS, wish).compose(_ -> exchange.done());
  }

  private AddPasskey passkey(Exchange exchange, Buffer body) {
    JsonObject wish = Body.only(body, "title", "credential");
    return Exchange.checked(
        () ->
            new AddPasskey(
                exchange.user(),
                Body.required(wish, "title"),
                shown(exchange, wish, session(exchange))));
  }

  private Shown shown(Exchange exchange, JsonObject body, String secret) {
    if (body.getValue("credential") instanceof JsonObject credential) {
      return new Shown(credential.encode(), secret, origin(exchange));
    }
    throw Refusal.badRequest(
        "field-missing", "the body must have a field \"{field}\", an object", "credential");
  }

  private static String session(Exchange exchange) {
    return requireNonNull(exchange.caller().token());
  }

  /** Of the page that asks; the door has seen to it that it is ours, where a browser says it. */
  private String origin(Exchange exchange) {
    String origin = exchange.request().getHeader("Origin");
    if (origin == null) {
      throw Refusal.badRequest(
          "passkey-needs-browser", "only a browser can use a passkey: there is no Origin");
    }
    if (publicUrl != null && isAnotherDoor(URI.create(origin), publicUrl)) {
      throw new Refusal(
          403,
          "passkey-elsewhere",
          "passkeys are used at {url}, but this page is at {origin}; open that address",
          publicUrl,
          origin);
    }
    return origin;
  }

  /**
   * Whether a page is at our name, but not ours: a passkey is of a name, and would sign for any
   * port of it (WebAuthn, level 3, section 7.2, step 9). At other names ours sign nothing.
   */
  private static boolean isAnotherDoor(URI page, URI ours) {
    return ours.getHost().equalsIgnoreCase(page.getHost())
        && !(ours.getScheme().equals(page.getScheme()) && port(ours) == port(page));
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }
}
