package pasu.edge.spool;

import java.io.File;
import java.util.function.LongSupplier;

/**
 * How many more bytes the disk of a folder has for clips: some stay free, for on a Pi all else
 * lives there, too (ADR 13).
 */
record DiskRoom(File folder) implements LongSupplier {

  private static final long RESERVE_BYTES = 256L * 1024 * 1024;

  /** Of a small disk that is only for clips, a twentieth is enough. */
  private static final int SHARE = 20;

  /** As many as one likes where nobody knows: writing says what is wrong. */
  @Override
  public long getAsLong() {
    long total = folder.getTotalSpace();
    return total == 0
        ? Long.MAX_VALUE
        : Math.max(0, folder.getUsableSpace() - Math.min(RESERVE_BYTES, total / SHARE));
  }
}
