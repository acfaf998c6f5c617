package pasu.cli.edge;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.edge.link.Servers;
import picocli.CommandLine.Option;

/** Which Pasu an edge belongs to, and where it keeps what is its own. */
final class LinkDoor {

  @Option(
      names = "--server",
      paramLabel = "URL[,URL]",
      defaultValue = "http://127.0.0.1:8080",
      description = "Its Pasu; of several gateways any will do (default: ${DEFAULT-VALUE}).")
  private String server = "";

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

  List<URI> servers() {
    return Servers.parse(server);
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
