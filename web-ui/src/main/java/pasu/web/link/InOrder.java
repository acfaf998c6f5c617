package pasu.web.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import pasu.protocol.NodeMessage.Said;

/**
 * What several nodes said, put in the order of their clocks: each tells in bundles, so an answer
 * may come before its question. Not thread-safe.
 */
final class InOrder {

  private record Held(String node, Said said, long since) {}

  /** Longer than a node gathers, and its bundle travels, in releases. */
  private static final int PATIENCE = 3;

  private final BiConsumer<String, Said> listener;
  private final List<Held> held = new ArrayList<>();
  private long releases;

  InOrder(BiConsumer<String, Said> listener) {
    this.listener = listener;
  }

  void add(String node, Said said) {
    held.add(new Held(node, said, releases));
  }

  /** Tells what has waited for three of these, and whatever was said before that. */
  void release() {
    releases++;
    held.sort(Comparator.comparing(it -> it.said().at()));
    int ripe = held.size();
    while (ripe > 0 && releases - held.get(ripe - 1).since() < PATIENCE) {
      ripe--;
    }
    List<Held> told = held.subList(0, ripe);
    List.copyOf(told).forEach(it -> listener.accept(it.node(), it.said()));
    told.clear();
  }

  void forget() {
    held.clear();
  }
}
