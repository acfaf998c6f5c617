package pasu.bench.relay;

/**
 * What a relay did so far.
 *
 * @param edges whose datagrams it relays
 * @param refused datagrams of edges beyond the limit
 */
public record RelayFigures(long edges, long refused, PathFigures there, PathFigures back) {

  @Override
  public String toString() {
    return "edges %d; there: %s; back: %s".formatted(edges, there, back);
  }
}
