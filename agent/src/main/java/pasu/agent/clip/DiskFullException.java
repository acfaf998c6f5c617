package pasu.agent.clip;

import java.io.IOException;

/** What is left of the disk is not for clips. */
final class DiskFullException extends IOException {

  private static final long serialVersionUID = 1;

  DiskFullException(long usableBytes, long floorBytes) {
    super(
        "%d bytes are free, but the last %d are not for clips".formatted(usableBytes, floorBytes));
  }
}
