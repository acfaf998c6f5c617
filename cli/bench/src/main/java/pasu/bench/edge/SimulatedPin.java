package pasu.bench.edge;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Board;
import pasu.edge.board.BoardException;
import pasu.edge.board.Line;
import pasu.edge.board.Pulser;
import pasu.edge.board.Registers;
import pasu.edge.board.Wiring;
import pasu.protocol.Sentence;

/** A board of one input, moved by the bench as a kernel would. */
final class SimulatedPin implements Board {

  private final AtomicReference<Line.@Nullable Listener> listener = new AtomicReference<>();
  private volatile boolean high;

  void moves(boolean level, Instant at) {
    high = level;
    Line.Listener hears = listener.get();
    if (hears != null) {
      hears.moved(new Line.Edge(level, at));
    }
  }

  @Override
  public Line watch(Wiring wiring, Line.Listener hears) {
    listener.set(hears);
    return new Line() {
      @Override
      public boolean isHigh() {
        return high;
      }

      @Override
      public void close() {
        listener.set(null);
      }
    };
  }

  @Override
  public Pulser drive(Wiring wiring) throws BoardException {
    throw new BoardException(Sentence.plain("this board has no output"));
  }

  @Override
  public Registers registers(int bus, int address) throws BoardException {
    throw new BoardException(Sentence.plain("this board has no bus"));
  }
}
