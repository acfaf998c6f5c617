package pasu.edge.kernel;

/** What Linux would say. */
public final class Refusals {

  private Refusals() {}

  /** To opening a device. */
  public static KernelException ofOpening(String device, int errno) {
    return new KernelException("open " + device, errno);
  }
}
