package pasu.edge.board;

import pasu.edge.kernel.GpioOutput;
import pasu.edge.kernel.KernelException;

/** Linux' output line. */
record KernelPulser(GpioOutput output, LineFaults faults) implements Pulser {

  @Override
  public void pulse(long nanos) throws BoardException {
    try {
      output.set(true);
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      output.set(false);
    } catch (KernelException e) {
      throw faults.sentence(e);
    }
  }

  @Override
  public void close() {
    output.close();
  }
}
