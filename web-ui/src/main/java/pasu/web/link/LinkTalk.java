package pasu.web.link;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AddressPattern;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.NodeMessage.Said;
import pasu.protocol.Question;
import pasu.protocol.Refusal;
import pasu.web.route.Exchange;

/** What is said with one operator over one socket. Belongs to one event loop. */
final class LinkTalk implements BusTap.Listener {

  /** Told what the operator did, once it is answered. */
  @FunctionalInterface
  interface Deeds {
    void done(String action, BusMessage said, int status);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_PATTERNS = 100;
  private static final int MAX_OPEN_REQUESTS = 64;
  private static final int OK = 200;

  private final ServerWebSocket socket;
  private final EventBus bus;
  private final BusTap tap;
  private final Deeds deeds;
  private List<String> patterns = List.of();
  private int openRequests;
  private long dropped;

  LinkTalk(ServerWebSocket socket, EventBus bus, BusTap tap, Deeds deeds) {
    this.socket = socket;
    this.bus = bus;
    this.tap = tap;
    this.deeds = deeds;
  }

  void begin() {
    socket.textMessageHandler(this::read);
    socket.binaryMessageHandler(_ -> fail(null, Refusal.badRequest("say it as text, in JSON")));
    socket.exceptionHandler(_ -> {}); // Closing follows, and is what counts.
    socket.closeHandler(_ -> tap.close(this));
  }

  private void read(String text) {
    Object id = null;
    try {
      JsonObject said = new JsonObject(text);
      id = said.getValue("id");
      obey(said, id);
    } catch (DecodeException e) {
      fail(null, Refusal.badRequest("a JSON object is wanted, but this is none"));
    } catch (ClassCastException e) {
      fail(
          id, Refusal.badRequest("op and address must be texts, addresses a list, body an object"));
    } catch (IllegalArgumentException e) {
      fail(id, Refusal.of(e));
    } catch (Refusal e) {
      fail(id, e);
    }
  }

  private void obey(JsonObject said, @Nullable Object id) {
    switch (said.getString("op", "")) {
      case "tail" -> tail(said.getJsonArray("addresses", new JsonArray()));
      case "request" -> request(id, address(said), body(said));
      case "publish" -> publish(address(said), body(said));
      case String op ->
          throw Refusal.badRequest("op must be tail, request or publish, but is " + op);
    }
  }

  private void tail(JsonArray addresses) {
    if (addresses.size() > MAX_PATTERNS) {
      throw Refusal.badRequest("at most %d addresses can be tailed".formatted(MAX_PATTERNS));
    }
    patterns = addresses.stream().map(String.class::cast).toList();
    patterns.forEach(AddressPattern::of);
    if (patterns.isEmpty()) {
      tap.close(this);
    } else {
      tap.open(this);
    }
  }

  private void request(@Nullable Object id, String address, BusMessage question) {
    if (openRequests >= MAX_OPEN_REQUESTS) {
      throw Refusal.unavailable("%d requests are open; wait for one".formatted(openRequests));
    }
    openRequests++;
    String action = "request " + address;
    bus.<BusMessage>request(
            address, question, new DeliveryOptions().setSendTimeout(PATIENCE.toMillis()))
        .onComplete(_ -> openRequests--)
        .onSuccess(
            reply -> {
              note(action, question, OK);
              reply(id, reply.body());
            })
        .onFailure(
            failure -> {
              Refusal refusal = refusal(address, failure);
              note(action, question, refusal.code());
              fail(id, refusal);
            });
  }

  private void publish(String address, BusMessage message) {
    bus.publish(address, message);
    note("publish " + address, message, OK);
  }

  private void note(String action, BusMessage said, int status) {
    if (!(said instanceof Question)) {
      deeds.done(action, said, status);
    }
  }

  @Override
  public List<String> patterns() {
    return patterns;
  }

  @Override
  public void heard(String node, Said said) {
    if (socket.isClosed() || socket.writeQueueFull()) {
      dropped++;
      return;
    }
    confessDropped();
    say(
        new JsonObject()
            .put("op", "message")
            .put("at", said.at().toString())
            .put("address", said.address())
            .put("node", node)
            .put("manner", said.manner().name().toLowerCase(Locale.ROOT))
            .put("body", new JsonObject(said.body())));
  }

  @Override
  public void missed(long messages) {
    dropped += messages;
  }

  private void confessDropped() {
    if (dropped > 0) {
      say(new JsonObject().put("op", "dropped").put("count", dropped));
      dropped = 0;
    }
  }

  private void reply(@Nullable Object id, BusMessage answer) {
    JsonObject body = new JsonObject(BusMessages.toNamedJson(answer));
    say(new JsonObject().put("op", "reply").put("id", id).put("body", body));
  }

  private void fail(@Nullable Object id, Refusal refusal) {
    say(
        new JsonObject()
            .put("op", "failure")
            .put("id", id)
            .put("code", refusal.code())
            .put("message", refusal.getMessage()));
  }

  private void say(JsonObject words) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(words.encode());
    }
  }

  private static String address(JsonObject said) {
    String address = said.getString("address", "");
    if (!address.startsWith("pasu.")) {
      throw Refusal.badRequest(
          "an address begins with pasu., but this is \"%s\"".formatted(address));
    }
    return address;
  }

  private static BusMessage body(JsonObject said) {
    JsonObject body = said.getJsonObject("body");
    if (body == null) {
      throw Refusal.badRequest("a body is missing");
    }
    return Exchange.checked(() -> BusMessages.fromNamedJson(body.encode()));
  }

  private static Refusal refusal(String address, Throwable failure) {
    return failure instanceof ReplyException reply
            && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
        ? Refusal.heard(reply)
        : Refusal.unavailable("nobody answers at " + address);
  }
}
