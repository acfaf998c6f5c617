package pasu.edge.kernel;

import java.io.IOException;

/** Linux refused. */
public final class KernelException extends IOException {

  private static final long serialVersionUID = 1;

  private static final int OPERATION_NOT_PERMITTED = 1;
  private static final int NO_SUCH_FILE = 2;
  private static final int NO_SUCH_DEVICE_OR_ADDRESS = 6;
  private static final int PERMISSION_DENIED = 13;
  private static final int BUSY = 16;
  private static final int NO_SUCH_DEVICE = 19;
  private static final int INVALID = 22;

  private final int errno;
  private final boolean opening;

  KernelException(String what, int errno) {
    super("%s: Linux answers with error %d".formatted(what, errno));
    this.opening = what.startsWith("open ");
    this.errno = errno;
  }

  public boolean isAbsent() {
    return errno == NO_SUCH_FILE || errno == NO_SUCH_DEVICE || errno == NO_SUCH_DEVICE_OR_ADDRESS;
  }

  /** Whether the device file itself could not be opened. */
  public boolean isOfOpening() {
    return opening;
  }

  public boolean isForbidden() {
    return errno == PERMISSION_DENIED || errno == OPERATION_NOT_PERMITTED;
  }

  public boolean isBusy() {
    return errno == BUSY;
  }

  public boolean isInvalid() {
    return errno == INVALID;
  }
}
