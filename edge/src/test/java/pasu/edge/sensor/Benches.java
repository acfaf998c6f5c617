package pasu.edge.sensor;

import pasu.edge.board.FakeBoard;

/** Machines whose time and pins a test moves. */
final class Benches {

  private Benches() {}

  static Machine with(HandThread thread, FakeBoard board) {
    return new Machine(
        thread::now,
        (_, _) -> {
          throw new AssertionError("nothing is to be repeated");
        },
        board,
        _ -> thread);
  }
}
