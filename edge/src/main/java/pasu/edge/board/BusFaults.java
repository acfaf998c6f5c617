package pasu.edge.board;

import pasu.edge.kernel.KernelException;
import pasu.protocol.Sentence;

/** Says why a device on an I2C bus does not work, and what to do. */
record BusFaults(int bus, int address) {

  BoardException sentence(Throwable failure) {
    return new BoardException(
        KernelFaults.of(failure).map(this::words).orElseGet(() -> unknown(failure)), failure);
  }

  private Sentence words(KernelException fault) {
    if (fault.isForbidden()) {
      return Sentence.of(
          "bus-forbidden",
          "this user may not open /dev/i2c-{bus}; add it to the group i2c"
              + " (sudo usermod -aG i2c USER) unless it is in it, and restart the edge",
          bus);
    }
    if (fault.isAbsent() && fault.isOfOpening()) {
      return Sentence.of(
          "bus-missing",
          "there is no /dev/i2c-{bus}; switch I2C on (sudo raspi-config nonint do_i2c 0)",
          bus);
    }
    return silent();
  }

  private Sentence unknown(Throwable failure) {
    return KernelFaults.isTaken(failure)
        ? Sentence.of(
            "device-taken",
            "{address} on /dev/i2c-{bus} is used by another sensor of this edge; give each its own",
            hex(),
            bus)
        : silent();
  }

  private Sentence silent() {
    return Sentence.of(
        "device-silent",
        "nothing answers at {address} on /dev/i2c-{bus}; look at its wires (i2cdetect -y {bus})",
        hex(),
        bus,
        bus);
  }

  private String hex() {
    return "0x%02x".formatted(address);
  }
}
