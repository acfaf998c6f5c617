package pasu.cli.role;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import pasu.measure.ChildJvm;

/** Starts roles in processes of their own, as a person does. */
final class Roles {

  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

  private Roles() {}

  /** Starts one in a cluster; does not wait for it. */
  static ChildJvm start(Properties cluster, Path data, String... arguments) throws IOException {
    return ChildJvm.start(ready(cluster, data, arguments));
  }

  /** Starts one that is in no cluster, with these arguments only. */
  static ChildJvm start(String... arguments) throws IOException {
    return ChildJvm.start(ChildJvm.pasu(SMALL, List.of(arguments)));
  }

  /** The same; what it logs is heard like what it says. */
  static ChildJvm alone(String... arguments) throws IOException {
    return ChildJvm.start(heard(ChildJvm.pasu(SMALL, List.of(arguments))));
  }

  /** Runs one that cannot do its work until it ends, with a status other than 0; what it says. */
  static String failure(Properties cluster, Path data, String... arguments)
      throws IOException, InterruptedException {
    try (ChildJvm process = ChildJvm.start(heard(ready(cluster, data, arguments)))) {
      String said = process.hearAll();
      if (process.endInput() == 0) {
        throw new IllegalStateException("it ended with status 0, having said: " + said);
      }
      return said;
    }
  }

  private static ProcessBuilder heard(ProcessBuilder ready) {
    return ready.redirectError(ProcessBuilder.Redirect.PIPE).redirectErrorStream(true);
  }

  private static ProcessBuilder ready(Properties cluster, Path data, String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.add("--data=" + data);
    for (String what : List.of("name", "members", "port")) {
      String value = cluster.getProperty("pasu.cluster." + what);
      line.add("--cluster-%s=%s".formatted(what, value));
    }
    return ChildJvm.pasu(SMALL, line);
  }
}
