package pasu.agent.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pasu.protocol.frame.Nack;

/** Gathers missing pieces into as few datagrams as hold them, at most eight at once. */
final class NackWriter {

  private static final int MAX_NACKS = 8;

  private final Consumer<Nack> send;
  private final long newest;
  private List<Nack.Piece> pieces = new ArrayList<>();
  private int sent;

  NackWriter(long newest, Consumer<Nack> send) {
    this.newest = newest;
    this.send = send;
  }

  /** Takes one; false when there is no room for more. */
  boolean add(Nack.Piece piece) {
    if (sent < MAX_NACKS) {
      pieces.add(piece);
    }
    if (pieces.size() == Nack.MAX_PIECES) {
      flush();
    }
    return sent < MAX_NACKS;
  }

  void flush() {
    if (!pieces.isEmpty()) {
      send.accept(new Nack(newest, pieces));
      pieces = new ArrayList<>();
      sent++;
    }
  }
}
