package pasu.edge.board;

import java.util.Optional;
import java.util.stream.Stream;
import pasu.edge.kernel.KernelException;

/** Finds what Linux said within what Pi4J says. */
final class KernelFaults {

  private KernelFaults() {}

  static Optional<KernelException> of(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(KernelException.class::isInstance)
        .map(KernelException.class::cast)
        .findFirst();
  }
}
