package pasu.bench.relay;

/**
 * What became of the datagrams that were sent one way.
 *
 * @param datagrams sent
 * @param bytes of them, without the headers of UDP and IP
 * @param overflowed lost because the way was full
 */
public record PathFigures(
    long datagrams, long bytes, long lost, long doubled, long reordered, long overflowed) {

  static final PathFigures NONE = new PathFigures(0, 0, 0, 0, 0, 0);

  PathFigures plus(PathFigures other) {
    return new PathFigures(
        datagrams + other.datagrams,
        bytes + other.bytes,
        lost + other.lost,
        doubled + other.doubled,
        reordered + other.reordered,
        overflowed + other.overflowed);
  }

  @Override
  public String toString() {
    return "%d datagrams, %d bytes, %d lost, %d doubled, %d reordered, %d overflowed"
        .formatted(datagrams, bytes, lost, doubled, reordered, overflowed);
  }
}
