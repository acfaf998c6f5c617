package pasu.control;

import java.time.Instant;
import java.util.List;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.Suite;

/** Messages as edges send them. */
public final class Samples {

  public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private Samples() {}

  public static EdgeAlive edge(String camera) {
    return edge(camera, 15);
  }

  public static EdgeAlive edge(String camera, double framesPerSecond) {
    return new EdgeAlive(
        camera,
        "home",
        "scene:",
        "manual:",
        1280,
        720,
        framesPerSecond,
        null,
        List.of(),
        List.of(Suite.CHACHA20_POLY1305, Suite.AES_128_GCM),
        List.of());
  }

  public static Detected detected(String camera, int number) {
    return new Detected(
        camera, clipId(number), number, 100, NOON.minusSeconds(5), NOON, Cause.MANUAL, null);
  }

  public static ScalingDecided decided(Action action, String agent) {
    return new ScalingDecided(NOON, action, agent, "because", 1, 3, 0, 0, 0, 1, 10, null, null);
  }

  public static String clipId(int number) {
    return "%032x".formatted(number);
  }
}
