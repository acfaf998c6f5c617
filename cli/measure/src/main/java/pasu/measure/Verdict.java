package pasu.measure;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * A figure and whether it is as promised.
 *
 * @param series under which circumstances
 * @param goal in words, as in the benchmarks' page
 */
public record Verdict(String series, String what, String measured, String goal, boolean met) {

  public static Verdict atMost(
      double goal, String unit, String series, String what, double measured) {
    String form = goal == Math.rint(goal) && measured == Math.rint(measured) ? "%.0f%s" : "%.3f%s";
    return new Verdict(
        series,
        what,
        String.format(Locale.ROOT, form, measured, unit),
        String.format(Locale.ROOT, "at most " + form, goal, unit),
        measured <= goal);
  }

  public static boolean allMet(List<Verdict> verdicts) {
    return verdicts.stream().allMatch(Verdict::met);
  }

  public void print(PrintWriter out) {
    out.printf(
        "%-4s %-42s %-30s %-16s goal %s%n", met ? "ok" : "MISS", series, what, measured, goal);
  }
}
