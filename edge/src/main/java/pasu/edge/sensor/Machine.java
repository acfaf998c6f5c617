package pasu.edge.sensor;

import java.time.InstantSource;
import java.util.function.Function;
import pasu.edge.board.Board;
import pasu.edge.board.Pi4jBoard;
import pasu.edge.time.SteadyClock;

/**
 * What sensors need of the machine they run on.
 *
 * @param threads makes one for each sensor that has pins, by its name
 */
record Machine(
    InstantSource clock, Repeater repeater, Board board, Function<String, SensorThread> threads) {

  private static final Board PINS = new Pi4jBoard();

  /** The one this is. */
  static Machine real() {
    return new Machine(
        SteadyClock.ofMachine(), Repeater.onThread("sensor-timer"), PINS, SensorThread::named);
  }
}
