package pasu.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import pasu.protocol.Suite;

/** Which cipher suites this processor is fast at: a Raspberry Pi 4 has no AES instructions. */
final class ProcessorSuites {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern AES = Pattern.compile("(?m)^(flags|Features)\\s*:.*\\baes\\b");

  private ProcessorSuites() {}

  static List<Suite> fastestFirst() {
    try {
      return fastestFirst(Files.readString(CPU_INFO));
    } catch (IOException _) {
      return fastestFirst(""); // Not Linux; nothing depends on it but speed.
    }
  }

  static List<Suite> fastestFirst(String cpuInfo) {
    return AES.matcher(cpuInfo).find()
        ? List.of(Suite.AES_128_GCM, Suite.CHACHA20_POLY1305)
        : List.of(Suite.CHACHA20_POLY1305, Suite.AES_128_GCM);
  }
}
