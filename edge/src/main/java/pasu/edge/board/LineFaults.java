package pasu.edge.board;

import pasu.edge.kernel.KernelException;
import pasu.protocol.Sentence;

/** Says why a line does not work, and what to do. */
record LineFaults(String chip, int line) {

  BoardException sentence(Throwable failure) {
    return new BoardException(
        KernelFaults.of(failure).map(this::words).orElseGet(() -> unknown(failure)), failure);
  }

  BoardException lost() {
    return new BoardException(
        Sentence.of(
            "line-lost",
            "line {line} of {chip} was lost; is the chip still there (gpiodetect)?",
            line,
            chip));
  }

  private Sentence words(KernelException fault) {
    if (fault.isAbsent()) {
      return Sentence.of(
          "chip-missing",
          "there is no {chip}; this machine has no such GPIO chip (gpiodetect lists them)",
          chip);
    }
    if (fault.isForbidden()) {
      return Sentence.of(
          "chip-forbidden",
          "this user may not open {chip}; add it to the group gpio (sudo usermod -aG gpio USER)"
              + " unless it is in it, and restart the edge",
          chip);
    }
    if (fault.isBusy()) {
      return Sentence.of(
          "line-busy",
          "line {line} of {chip} is used by another program; gpioinfo shows by which",
          line,
          chip);
    }
    return fault.isInvalid()
        ? Sentence.of(
            "no-such-line",
            "{chip} has no line {line}; give the BCM number, not that of the pin",
            chip,
            line)
        : unknown(fault);
  }

  private Sentence unknown(Throwable failure) {
    if (KernelFaults.isTaken(failure)) {
      return Sentence.of(
          "line-taken",
          "line {line} is used by another sensor of this edge; give each its own",
          line);
    }
    return Sentence.of(
        "line-broken",
        "line {line} of {chip} does not work: {why}; gpioinfo shows the lines",
        line,
        chip,
        failure.getMessage());
  }
}
