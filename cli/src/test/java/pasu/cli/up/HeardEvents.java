package pasu.cli.up;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a house tells whoever listens to {@code /api/events}, kept in order. Thread-safe. */
final class HeardEvents {

  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  /** One event: its name, and its JSON. */
  record Event(String name, String data) {}

  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final Semaphore news = new Semaphore(0);
  private String name = "";

  HeardEvents(Stream<String> lines) {
    Thread.ofVirtual().name("heard-events").start(() -> hear(lines));
  }

  /** The data of all events of a name until now, the oldest first. */
  List<String> of(String event) {
    return heard.stream().filter(one -> one.name.equals(event)).map(Event::data).toList();
  }

  /** Waits until something happened since the last call; at most a second. */
  void awaitNext() {
    try {
      if (news.tryAcquire(1, TimeUnit.SECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(Stream<String> lines) {
    try (lines) {
      lines.forEach(this::take);
    } catch (UncheckedIOException e) {
      // The house is closed.
    }
  }

  private void take(String line) {
    if (line.startsWith(EVENT)) {
      name = line.substring(EVENT.length());
    } else if (line.startsWith(DATA)) {
      heard.add(new Event(name, line.substring(DATA.length())));
      news.release();
    }
  }
}
