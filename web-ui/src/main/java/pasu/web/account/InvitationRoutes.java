package pasu.web.account;

import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.OWNER;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.AcceptInvitation;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.JoinSite;
import pasu.protocol.AccountMessage.ShowInvitation;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;
import pasu.web.access.SessionCookie;
import pasu.web.route.Body;
import pasu.web.route.Caller;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** One-time links: drawing them, and coming in by one. */
public final class InvitationRoutes {

  private final Bus bus;

  public InvitationRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(
        Row.change(HttpMethod.POST, "/api/invitations", OWNER, this::invite),
        Row.change(HttpMethod.POST, "/api/invitations/look", ANONYMOUS, this::look).quiet(),
        Row.change(HttpMethod.POST, "/api/invitations/accept", ANONYMOUS, this::accept),
        Row.change(HttpMethod.POST, "/api/invitations/join", VIEWER, this::join));
  }

  private Future<?> invite(Exchange exchange) {
    return exchange
        .body()
        .map(body -> invitation(exchange.caller(), body))
        .compose(
            wish -> {
              exchange.note(wish.site(), wish.account());
              exchange.noteDetail(word(wish.role()));
              return bus.ask(Addresses.INVITE, wish);
            })
        .compose(invited -> exchange.json(201, BusMessages.toJson(invited)));
  }

  /** An owner invites to their own site; only an operator invites operators, or lets back in. */
  private static Invite invitation(Caller caller, Buffer body) {
    JsonObject wish = Body.only(body, "role", "site", "account");
    Role role = role(Body.required(wish, "role"));
    String site = Body.text(wish, "site");
    String account = Body.text(wish, "account");
    if (site != null && account == null) {
      caller.refuseUnlessMayChange(site);
    } else if (!caller.isOperator()) {
      throw new Refusal(
          403,
          "operators-only",
          "only an operator may invite an operator, or let somebody back in");
    }
    return Exchange.checked(
        () -> new Invite(role, account == null ? site : null, account, caller.known().user()));
  }

  private Future<?> look(Exchange exchange) {
    return exchange
        .body()
        .map(body -> Body.required(Body.only(body, "token"), "token"))
        .compose(token -> bus.ask(Addresses.INVITATIONS, new ShowInvitation(token)))
        .compose(exchange::json);
  }

  private Future<?> accept(Exchange exchange) {
    return exchange
        .body()
        .map(body -> acceptance(exchange, body))
        .compose(
            wish -> {
              exchange.noteAs(wish.account());
              return bus.ask(Addresses.ACCEPTANCES, wish);
            })
        .compose(signedIn -> SessionCookie.letIn(exchange, signedIn));
  }

  private Future<?> join(Exchange exchange) {
    return exchange
        .body()
        .map(body -> Body.required(Body.only(body, "token"), "token"))
        .compose(token -> bus.ask(Addresses.JOINS, new JoinSite(token, exchange.user())))
        .compose(_ -> exchange.done());
  }

  private static AcceptInvitation acceptance(Exchange exchange, Buffer body) {
    JsonObject wish = Body.only(body, "token", "name", "title", "password");
    return Exchange.checked(
        () ->
            new AcceptInvitation(
                Body.required(wish, "token"),
                Body.required(wish, "name"),
                Body.text(wish, "title"),
                Body.required(wish, "password"),
                exchange.device()));
  }

  /** What {@link #role} reads. */
  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The role a text names; a person's. */
  static Role role(@Nullable String name) {
    return switch (name) {
      case "viewer" -> Role.VIEWER;
      case "owner" -> Role.OWNER;
      case "operator" -> Role.OPERATOR;
      case null, default ->
          throw Refusal.badRequest(
              "unknown-role", "role must be viewer, owner or operator, but is \"{value}\"", name);
    };
  }
}
