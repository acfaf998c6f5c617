package pasu.cli.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes a control plane last was in a cluster with, in a file: after a crash it finds those
 * that went on without it, instead of beginning a cluster of its own (ADR 20).
 */
final class Acquaintances {

  private static final Logger log = LoggerFactory.getLogger(Acquaintances.class);
  private static final String ADDRESS = "[A-Za-z0-9._-]+:[0-9]{1,5}";

  private final Path file;

  Acquaintances(Path file) {
    this.file = file;
  }

  /** Their addresses, {@code HOST:PORT}; none where there is no such file. */
  List<String> read() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().filter(line -> line.matches(ADDRESS)).toList()
          : List.of();
    } catch (IOException e) {
      log.warn("earlier nodes not known file={} error={}", file, e.toString());
      return List.of();
    }
  }

  /** Keeps those other than this node; being alone is nothing to remember. */
  void remember(Collection<Member> members) {
    List<String> others =
        members.stream()
            .filter(member -> !member.localMember())
            .map(member -> written(member.getAddress()))
            .toList();
    try {
      if (!others.isEmpty()) {
        Files.write(file, others);
      }
    } catch (IOException e) {
      log.warn("nodes not remembered file={} error={}", file, e.toString());
    }
  }

  private static String written(Address address) {
    return address.getHost() + ":" + address.getPort();
  }
}
