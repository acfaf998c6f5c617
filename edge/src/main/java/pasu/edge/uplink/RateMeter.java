package pasu.edge.uplink;

/** How many bytes a second the camera makes, by capture time, over about the last two seconds. */
final class RateMeter {

  private static final double WINDOW_MICROS = 2_000_000;
  private static final double WIRE_SHARE = 1.05;

  private double windowBytes;
  private long latestMicros;

  void captured(long captureMicros, int bytes) {
    long passed = Math.max(0, captureMicros - latestMicros);
    windowBytes = windowBytes * Math.exp(-passed / WINDOW_MICROS) + bytes;
    latestMicros = captureMicros;
  }

  /** Bytes a second on the wire, headers included. */
  double bytesPerSecond() {
    return windowBytes * WIRE_SHARE / (WINDOW_MICROS / 1e6);
  }
}
