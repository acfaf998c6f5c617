package pasu.protocol.frame;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts drops by reason. Thread-safe. */
public final class Drops {

  private final Map<Drop, LongAdder> counts = new EnumMap<>(Drop.class);

  public Drops() {
    for (Drop drop : Drop.values()) {
      counts.put(drop, new LongAdder());
    }
  }

  public void count(Drop drop) {
    adder(drop).increment();
  }

  public long of(Drop drop) {
    return adder(drop).sum();
  }

  private LongAdder adder(Drop drop) {
    LongAdder adder = counts.get(drop);
    if (adder == null) {
      throw new IllegalStateException("no counter for " + drop);
    }
    return adder;
  }
}
