package pasu.web.link;

import static pasu.protocol.LinkEnd.REPLACED;
import static pasu.protocol.LinkEnd.REVOKED;
import static pasu.protocol.LinkEnd.SILENT;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.LinkEnd;
import pasu.protocol.LinkMessage.LinkOpened;
import pasu.protocol.Refusal;
import pasu.web.access.Authenticator;
import pasu.web.access.Credentials;
import pasu.web.health.Meters;

/**
 * The links of edges to this gateway, one a camera: the newest, through whatever gateway. Belongs
 * to one event loop.
 */
final class EdgeLinks {

  private static final Logger log = LoggerFactory.getLogger(EdgeLinks.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /** Two heartbeats; a ping asks who is silent for so long. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Duration DEAD = Duration.ofSeconds(5);

  private static final Duration CHECK = Duration.ofMinutes(1);
  private static final int UNKNOWN = 401;

  private final String gateway = UUID.randomUUID().toString();
  private final Vertx vertx;
  private final Bus bus;
  private final Authenticator authenticator;
  private final Heartbeats heartbeats;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final LinkTally tally = new LinkTally();
  private final Map<String, EdgeTalk> links = new HashMap<>();

  EdgeLinks(
      Vertx vertx,
      Authenticator authenticator,
      InstantSource clock,
      LongSupplier nanoTime,
      Meters meters) {
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.authenticator = authenticator;
    this.heartbeats = new Heartbeats(bus);
    this.clock = clock;
    this.nanoTime = nanoTime;
    meters.gauge("pasu_links", "Edges that have their link here.", links::size);
    meters.counters(
        "pasu_link_refusals_total", "What edges said and was refused.", "code", tally::refusals);
    meters.counters(
        "pasu_links_closed_total", "Links this gateway closed.", "reason", tally::closings);
  }

  /** Begins to listen to the bus. */
  Future<Void> start() {
    vertx.setPeriodic(SWEEP.toMillis(), _ -> sweep());
    vertx.setPeriodic(Heartbeats.PACE.toMillis(), _ -> heartbeats.send());
    return Future.all(
            bus.hear(
                Addresses.LOST_AGENTS,
                lost -> List.copyOf(links.values()).forEach(talk -> talk.agentLost(lost))),
            bus.hear(Addresses.REMOVED_CAMERAS, removed -> revoked(removed.camera())),
            bus.hear(Addresses.LINKS, this::replaced))
        .mapEmpty();
  }

  /**
   * A camera's edge came in.
   *
   * @param token asked about again now and then, should nobody have told that it is void
   */
  void open(String camera, String token, ServerWebSocket socket) {
    close(camera, REPLACED);
    EdgeTalk talk = new EdgeTalk(camera, socket, bus, heartbeats, tally, clock, nanoTime);
    links.put(camera, talk);
    long check = vertx.setPeriodic(CHECK.toMillis(), _ -> check(talk, token));
    talk.end().onComplete(_ -> vertx.cancelTimer(check)).onComplete(_ -> ended(talk));
    talk.begin().onSuccess(_ -> bus.publish(Addresses.LINKS, new LinkOpened(camera, gateway)));
    log.info("link opened camera={} from={}", camera, socket.remoteAddress());
  }

  private void check(EdgeTalk talk, String token) {
    authenticator
        .authenticate(new Credentials(token, false))
        .onFailure(
            why -> {
              if (why instanceof Refusal refusal && refusal.code() == UNKNOWN) {
                talk.close(REVOKED);
              }
            });
  }

  private void ended(EdgeTalk talk) {
    log.info("link closed camera={}", talk.camera());
    if (links.remove(talk.camera(), talk)) {
      heartbeats.forget(talk.camera());
    }
  }

  private void replaced(LinkOpened opened) {
    if (!opened.gateway().equals(gateway)) {
      close(opened.camera(), REPLACED);
    }
  }

  private void revoked(String camera) {
    authenticator.forgetUser(camera);
    close(camera, REVOKED);
  }

  private void close(String camera, LinkEnd why) {
    EdgeTalk talk = links.get(camera);
    if (talk != null) {
      log.info("link ends camera={} reason={}", camera, why);
      talk.close(why);
    }
  }

  private void sweep() {
    for (EdgeTalk talk : List.copyOf(links.values())) {
      if (talk.isSilentFor(DEAD)) {
        close(talk.camera(), SILENT);
      } else if (talk.isSilentFor(QUIET)) {
        talk.ping();
      }
    }
  }
}
