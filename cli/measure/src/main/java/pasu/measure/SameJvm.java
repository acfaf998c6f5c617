package pasu.measure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** A process of its own with this one's JVM, flags and class path. */
public final class SameJvm {

  private SameJvm() {}

  /**
   * Makes one ready to be started.
   *
   * @param flags that come after this process' own, and so prevail; one about an AOT cache takes
   *     the place of this process'
   */
  public static ProcessBuilder of(List<String> flags, String main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    boolean hasOwnCache = flags.stream().anyMatch(SameJvm::isAboutCache);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !(hasOwnCache && isAboutCache(flag)))
        .forEach(line::add);
    line.addAll(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    line.addAll(arguments);
    return new ProcessBuilder(line);
  }

  private static boolean isAboutCache(String flag) {
    return flag.startsWith("-XX:AOT");
  }
}
