package pasu.edge.board;

import pasu.edge.kernel.KernelException;

/** Says why a line does not work, and what to do. */
record LineFaults(String chip, int line) {

  BoardException sentence(Throwable failure) {
    return new BoardException(
        KernelFaults.of(failure).map(this::words).orElseGet(() -> unknown(failure)), failure);
  }

  BoardException lost() {
    return new BoardException(
        "line %d of %s was lost; is the chip still there (gpiodetect)?".formatted(line, chip));
  }

  private String words(KernelException fault) {
    if (fault.isAbsent()) {
      return "there is no %s; this machine has no such GPIO chip (gpiodetect lists them)"
          .formatted(chip);
    }
    if (fault.isForbidden()) {
      return "this user may not open %s; add it to the group gpio (sudo usermod -aG gpio USER)"
          .formatted(chip);
    }
    if (fault.isBusy()) {
      return "line %d of %s is used by another program; gpioinfo shows by which"
          .formatted(line, chip);
    }
    return fault.isInvalid()
        ? "%s has no line %d; give the BCM number, not that of the pin".formatted(chip, line)
        : unknown(fault);
  }

  private String unknown(Throwable failure) {
    if (KernelFaults.isTaken(failure)) {
      return "line %d is used by another sensor of this edge; give each its own".formatted(line);
    }
    return "line %d of %s does not work: %s; gpioinfo shows the lines"
        .formatted(line, chip, failure.getMessage());
  }
}
