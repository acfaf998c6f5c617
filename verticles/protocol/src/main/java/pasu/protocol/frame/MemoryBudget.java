package pasu.protocol.frame;

import org.jspecify.annotations.Nullable;

/** Bytes that may be taken at once, here and in all a parent gives to. Confined to one thread. */
public final class MemoryBudget {

  private final long limit;
  private final @Nullable MemoryBudget parent;
  private long taken;

  private MemoryBudget(long limit, @Nullable MemoryBudget parent) {
    this.limit = limit;
    this.parent = parent;
  }

  public static MemoryBudget of(long bytes) {
    return new MemoryBudget(bytes, null);
  }

  /** A part of this one. */
  public MemoryBudget part(long bytes) {
    return new MemoryBudget(bytes, this);
  }

  boolean take(int bytes) {
    boolean fits = taken + bytes <= limit && (parent == null || parent.take(bytes));
    if (fits) {
      taken += bytes;
    }
    return fits;
  }

  void giveBack(int bytes) {
    taken -= bytes;
    if (parent != null) {
      parent.giveBack(bytes);
    }
  }

  /** Bytes in use. */
  public long taken() {
    return taken;
  }
}
