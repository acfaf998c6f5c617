package pasu.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What Linux says of a process, proc(5).
 *
 * @param cpuSeconds in user and kernel mode since it started
 * @param residentBytes of physical memory now
 */
public record ProcessFigures(double cpuSeconds, long residentBytes) {

  private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed for user space.
  private static final int STATES = 8; // From "user" to "steal": guests are users, too.
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int USER_TICKS = 11; // Field 14 of /proc/PID/stat, counted after the name.

  public static ProcessFigures of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(process.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    return new ProcessFigures(
        ticks / TICKS_PER_SECOND, resident(Files.readAllLines(process.resolve("status"))));
  }

  /** Seconds that the machine's processors were not idle since it started, of all of them. */
  public static double busySeconds() throws IOException {
    String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    long[] ticks =
        Stream.of(line.split(" +", -1)).skip(1).mapToLong(Long::parseLong).limit(STATES).toArray();
    return (LongStream.of(ticks).sum() - ticks[IDLE] - ticks[WAITING]) / TICKS_PER_SECOND;
  }

  private static long resident(List<String> status) {
    String line = status.stream().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }
}
