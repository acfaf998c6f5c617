package pasu.edge.spool;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which camera may deliver from the disk now: of those that could, the most important one, then the
 * one with the oldest clip. Thread-safe.
 */
final class Turn {

  /** A camera that could deliver. */
  record Claim(String camera, int importance, Instant startedAt, Runnable wake) {}

  private static final Comparator<Claim> FIRST =
      Comparator.comparingInt(Claim::importance)
          .reversed()
          .thenComparing(Claim::startedAt)
          .thenComparing(Claim::camera);

  private final Map<String, Claim> claims = new HashMap<>();

  /** Claims a turn, or changes a claim; says whether it is this camera's. */
  synchronized boolean claim(Claim claim) {
    String before = first();
    claims.put(claim.camera, claim);
    wakeIfNews(before);
    return claim.camera.equals(first());
  }

  synchronized void rest(String camera) {
    String before = first();
    claims.remove(camera);
    wakeIfNews(before);
  }

  private void wakeIfNews(@Nullable String before) {
    String now = first();
    if (now != null && !now.equals(before)) {
      Objects.requireNonNull(claims.get(now)).wake.run();
    }
  }

  private @Nullable String first() {
    return claims.values().stream().min(FIRST).map(Claim::camera).orElse(null);
  }
}
