package pasu.agent.ingest;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Where answers go, and how much may go there: never more than authentically came from there. */
final class ReplyCredit {

  private @Nullable SocketAddress address;
  private long bytes;

  @Nullable SocketAddress address() {
    return address;
  }

  /**
   * Notes what came in.
   *
   * @param newest whether it proves that the edge is there now
   * @return whether the edge moved
   */
  boolean earn(SocketAddress from, int received, boolean newest) {
    boolean moved = newest && !from.equals(address);
    if (moved) {
      address = from;
      bytes = 0;
    }
    if (from.equals(address)) {
      bytes += received;
    }
    return moved;
  }

  void forget() {
    address = null;
  }

  boolean spend(int sent) {
    boolean covered = sent <= bytes;
    if (covered) {
      bytes -= sent;
    }
    return covered;
  }
}
