package pasu.edge.board;

import pasu.edge.kernel.KernelException;

/** Says why a device on an I2C bus does not work, and what to do. */
record BusFaults(int bus, int address) {

  BoardException sentence(Throwable failure) {
    return new BoardException(
        KernelFaults.of(failure).map(this::words).orElseGet(() -> unknown(failure)), failure);
  }

  private String words(KernelException fault) {
    if (fault.isForbidden()) {
      return "this user may not open /dev/i2c-%d; add it to the group i2c (sudo usermod -aG i2c USER)"
          .formatted(bus);
    }
    if (fault.isAbsent() && fault.isOfOpening()) {
      return "there is no /dev/i2c-%d; switch I2C on (sudo raspi-config nonint do_i2c 0)"
          .formatted(bus);
    }
    return silent();
  }

  private String unknown(Throwable failure) {
    return KernelFaults.isTaken(failure)
        ? "0x%02x on /dev/i2c-%d is used by another sensor of this edge; give each its own"
            .formatted(address, bus)
        : silent();
  }

  private String silent() {
    return "nothing answers at 0x%02x on /dev/i2c-%d; look at its wires (i2cdetect -y %d)"
        .formatted(address, bus, bus);
  }
}
