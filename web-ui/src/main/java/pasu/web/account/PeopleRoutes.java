package pasu.web.account;

import static pasu.web.route.Access.OPERATOR;
import static pasu.web.route.Access.OWNER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Accounts;
import pasu.protocol.AccountMessage.AddAccount;
import pasu.protocol.AccountMessage.ChangeMember;
import pasu.protocol.AccountMessage.ListAccounts;
import pasu.protocol.AccountMessage.ListMembers;
import pasu.protocol.AccountMessage.Members;
import pasu.protocol.AccountMessage.RemoveAccount;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** The members of a site, for its owners; all accounts, for operators. */
public final class PeopleRoutes {

  private static final String MEMBERS = "/api/sites/{id}/members";
  private static final String ACCOUNTS = "/api/accounts";

  private final Bus bus;

  public PeopleRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(
        Row.get(MEMBERS, OWNER, this::members),
        Row.change(HttpMethod.PATCH, MEMBERS + "/{name}", OWNER, this::changeMember),
        Row.change(HttpMethod.DELETE, MEMBERS + "/{name}", OWNER, this::removeMember),
        Row.get(ACCOUNTS, OPERATOR, this::accounts),
        Row.change(HttpMethod.POST, ACCOUNTS, OPERATOR, this::add),
        Row.change(HttpMethod.DELETE, ACCOUNTS + "/{id}", OPERATOR, this::remove));
  }

  private Future<?> members(Exchange exchange) {
    return bus.ask(Addresses.MEMBERS, new ListMembers(exchange.part("id")))
        .map(Members::members)
        .compose(exchange::json);
  }

  private Future<?> changeMember(Exchange exchange) {
    return exchange
        .body()
        .map(body -> InvitationRoutes.role(Body.text(Body.only(body, "role"), "role")))
        .compose(role -> change(exchange, role));
  }

  private Future<?> removeMember(Exchange exchange) {
    return change(exchange, null);
  }

  private Future<?> change(Exchange exchange, @Nullable Role role) {
    String name = exchange.part("name");
    exchange.note(exchange.part("id"), name);
    if (role != null) {
      exchange.noteDetail(InvitationRoutes.word(role));
    }
    ChangeMember wish =
        Exchange.checked(() -> new ChangeMember(exchange.part("id"), name, role, exchange.user()));
    return bus.ask(Addresses.MEMBER_CHANGES, wish).compose(_ -> exchange.done());
  }

  private Future<?> accounts(Exchange exchange) {
    return bus.ask(Addresses.ACCOUNTS, new ListAccounts())
        .map(Accounts::accounts)
        .compose(exchange::json);
  }

  private Future<?> add(Exchange exchange) {
    return exchange
        .body()
        .map(body -> account(exchange, body))
        .compose(
            wish -> {
              exchange.note(wish.site(), wish.account());
              exchange.noteDetail(InvitationRoutes.word(wish.role()));
              return bus.ask(Addresses.NEW_ACCOUNTS, wish);
            })
        .compose(invited -> exchange.json(201, BusMessages.toJson(invited)));
  }

  private Future<?> remove(Exchange exchange) {
    return bus.ask(Addresses.ACCOUNT_REMOVALS, new RemoveAccount(exchange.part("id")))
        .compose(_ -> exchange.done());
  }

  private static AddAccount account(Exchange exchange, Buffer body) {
    JsonObject wish = Body.only(body, "name", "title", "role", "site");
    return Exchange.checked(
        () ->
            new AddAccount(
                Body.required(wish, "name"),
                Body.text(wish, "title"),
                InvitationRoutes.role(Body.text(wish, "role")),
                Body.text(wish, "site"),
                exchange.user()));
  }
}
