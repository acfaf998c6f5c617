package pasu.edge.cut;

import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws clip ids: 128 random bits, so that knowing one tells nothing about another. */
public final class ClipIds implements Supplier<String> {

  private static final int BYTES = 16;

  private final RandomGenerator random;

  /**
   * @param random a cryptographically strong source
   */
  public ClipIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String get() {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
