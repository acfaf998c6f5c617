package pasu.web.health;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What this gateway counts of itself. Belongs to one event loop. */
public final class Meters {

  private record Gauge(String help, IntSupplier value) {}

  private record Counters(String help, String label, Supplier<Map<String, Integer>> values) {}

  private final Map<String, Counters> counters = new TreeMap<>();
  private final Map<Integer, Long> answers = new TreeMap<>();
  private final Map<String, Gauge> gauges = new TreeMap<>();
  private int viewers;
  private long shown;
  private long skipped;

  public void answered(int status) {
    answers.merge(status, 1L, Long::sum);
  }

  public void viewerCame() {
    viewers++;
  }

  public void viewerLeft() {
    viewers--;
  }

  public void pictureShown() {
    shown++;
  }

  /** A viewer was too slow for a picture. */
  public void pictureSkipped() {
    skipped++;
  }

  /** Adds a figure that its owner knows. */
  public void gauge(String name, String help, IntSupplier value) {
    gauges.put(name, new Gauge(help, value));
  }

  /** Adds figures that only grow, one for each value of a label. */
  public void counters(
      String name, String help, String label, Supplier<Map<String, Integer>> values) {
    counters.put(name, new Counters(help, label, values));
  }

  void write(Exposition to) {
    to.family("pasu_http_requests_total", "counter", "Requests answered, by status.");
    answers.forEach(
        (status, count) -> to.sample((double) count, "status", Integer.toString(status)));
    to.single("pasu_viewers", "gauge", "Connections that look at live pictures.", viewers);
    to.single(
        "pasu_live_pictures_total", "counter", "Live pictures sent to viewers.", (double) shown);
    to.single(
        "pasu_live_pictures_skipped_total",
        "counter",
        "Live pictures a viewer was too slow for.",
        (double) skipped);
    gauges.forEach(
        (name, gauge) -> to.single(name, "gauge", gauge.help(), gauge.value().getAsInt()));
    counters.forEach((name, family) -> write(to, name, family));
  }

  private static void write(Exposition to, String name, Counters family) {
    to.family(name, "counter", family.help());
    family.values().get().forEach((value, count) -> to.sample(count, family.label(), value));
  }
}
