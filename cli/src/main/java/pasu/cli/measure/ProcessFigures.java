package pasu.cli.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux says of a process, proc(5).
 *
 * @param cpuSeconds in user and kernel mode since it started
 * @param residentBytes of physical memory now
 */
public record ProcessFigures(double cpuSeconds, long residentBytes) {

  private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed for user space.
  private static final int USER_TICKS = 11; // Field 14 of /proc/PID/stat, counted after the name.

  public static ProcessFigures of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(process.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    return new ProcessFigures(
        ticks / TICKS_PER_SECOND, resident(Files.readAllLines(process.resolve("status"))));
  }

  private static long resident(List<String> status) {
    String line = status.stream().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }
}
