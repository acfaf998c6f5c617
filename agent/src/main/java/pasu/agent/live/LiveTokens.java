package pasu.agent.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pasu.protocol.Refusal;

/** Tokens that open one view each, once, soon. One thread only. */
final class LiveTokens {

  static final Duration LIFETIME = Duration.ofSeconds(10);

  /** Beyond what every gateway together opens within a token's lifetime. */
  static final int MOST = 1_000;

  private static final int BYTES = 16;

  private record Ticket(String camera, Instant end) {}

  private final RandomGenerator random;
  private final InstantSource clock;
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();

  /**
   * Holds none yet.
   *
   * @param random a cryptographically strong source
   */
  LiveTokens(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  String issue(String camera) {
    Instant now = clock.instant();
    tickets.values().removeIf(ticket -> !ticket.end.isAfter(now));
    if (tickets.size() >= MOST) {
      throw Refusal.unavailable("%d views wait to be opened; try again later".formatted(MOST));
    }
    String token = draw();
    tickets.put(token, new Ticket(camera, now.plus(LIFETIME)));
    return token;
  }

  /** The camera that the token is good for; empty when it is unknown, used or old. */
  Optional<String> redeem(String token) {
    return Optional.ofNullable(tickets.remove(token))
        .filter(ticket -> ticket.end.isAfter(clock.instant()))
        .map(Ticket::camera);
  }

  private String draw() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
