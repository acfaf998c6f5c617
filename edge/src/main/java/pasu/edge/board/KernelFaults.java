package pasu.edge.board;

import com.pi4j.io.exception.IOAlreadyExistsException;
import java.util.Optional;
import java.util.stream.Stream;
import pasu.edge.kernel.KernelException;

/** Finds what is wrong within what Pi4J says. */
final class KernelFaults {

  private KernelFaults() {}

  /** Whether Pi4J has this pin or device open already. */
  static boolean isTaken(Throwable failure) {
    return failure instanceof IOAlreadyExistsException;
  }

  static Optional<KernelException> of(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(KernelException.class::isInstance)
        .map(KernelException.class::cast)
        .findFirst();
  }
}
