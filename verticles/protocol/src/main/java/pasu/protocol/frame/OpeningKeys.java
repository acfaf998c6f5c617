package pasu.protocol.frame;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The keys that datagrams may come under: those in use, the ones before for what was overtaken on
 * its way, and the next, derived once when first named. Confined to one thread (ADR 17).
 */
final class OpeningKeys {

  private final IntFunction<Aead> derivation;
  private int epoch;
  private long firstNumber = Long.MAX_VALUE;
  private @Nullable Aead previous;
  private Aead current;
  private @Nullable Aead next;

  OpeningKeys(IntFunction<Aead> derivation) {
    this.derivation = derivation;
    this.current = derivation.apply(0);
  }

  /** The key epoch of the newest authentic datagram. */
  int epoch() {
    return epoch;
  }

  /**
   * Finds what may open a datagram.
   *
   * @param highest authentic packet number so far
   * @return null where its number cannot have been sealed under that key epoch
   */
  @Nullable Aead find(int keyEpoch, long number, long highest) {
    if (keyEpoch == epoch) {
      return current;
    }
    if (keyEpoch == epoch + 1 && number > highest) {
      return next();
    }
    return keyEpoch == epoch - 1 && number < firstNumber ? previous : null;
  }

  /** Notes that a datagram was authentic; the first one under the next keys puts them in use. */
  void opened(int keyEpoch, long number) {
    if (keyEpoch > epoch) {
      previous = current;
      current = next();
      next = null;
      epoch = keyEpoch;
      firstNumber = number;
    }
  }

  private Aead next() {
    if (next == null) {
      next = derivation.apply(epoch + 1);
    }
    return next;
  }
}
