package pasu.edge.sensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

  /** Who takes every detection but the first. */
  static Consumer<Trigger> throwingOnce(Consumer<Trigger> taker) {
    AtomicBoolean threw = new AtomicBoolean();
    return trigger -> {
      if (!threw.getAndSet(true)) {
        throw new IllegalStateException("the camera is gone");
      }
      taker.accept(trigger);
    };
  }
}
