package pasu.cli.edge;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.edge.link.Servers;
import picocli.CommandLine.Option;

/** Which Pasu an edge belongs to, and where it keeps what is its own. */
final class LinkDoor {

  @Option(
      names = "--server",
      paramLabel = "URL",
      split = ",",
      description = "Its Pasu; again for each gateway, any will do (default: as it was enrolled).")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "The server's certificate, in PEM, where this machine does not trust it.")
  private @Nullable Path certificate;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "edge-data",
      description = "Secret, and clips no agent has taken yet (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  /**
   * Where to go.
   *
   * @param known where, unless somebody says otherwise
   */
  List<URI> servers(@Nullable URI known) {
    if (servers.isEmpty() && known == null) {
      throw CommandFailure.usage("--server URL is missing, as in https://pasu.example");
    }
    return known == null || !servers.isEmpty()
        ? Servers.parse(String.join(",", servers))
        : List.of(known);
  }

  @Nullable Path certificate() {
    if (certificate != null && !Files.isReadable(certificate)) {
      throw CommandFailure.usage(
          "there is no certificate %s to read; name its PEM file with --certificate"
              .formatted(certificate));
    }
    return certificate;
  }

  Path data() {
    return data;
  }
}
