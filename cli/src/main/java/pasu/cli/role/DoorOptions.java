package pasu.cli.role;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.protocol.NetworkRange;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.MachineNames;
import pasu.web.tls.OwnCertificate;
import pasu.web.tls.PemFiles;
import picocli.CommandLine.Option;

/** Where a gateway listens, and how it is protected there. */
public final class DoorOptions {

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen at; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "For page and API; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--tls",
      description = "Speak https, with a certificate made here and kept in the data folder.")
  private boolean tls;

  @Option(
      names = "--tls-name",
      paramLabel = "NAME",
      description = "A further name or address for that certificate; again for each.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Speak https, with this certificate and its chain, in PEM; read again when new.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key of that certificate, in PEM, without a password.")
  private @Nullable Path key;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "RANGE",
      description =
          "Addresses of a proxy that may say for whom it asks, as 127.0.0.1; again for each.")
  private List<String> proxies = new ArrayList<>();

  /**
   * What was asked for, checked as far as words can be.
   *
   * @param data where a certificate that is made here is kept
   */
  public Door door(Path data) {
    return new Door(host, port, identity(data), proxies.stream().map(NetworkRange::parse).toList());
  }

  private @Nullable IdentitySource identity(Path data) {
    if ((certificate == null) != (key == null)) {
      throw CommandFailure.usage("--tls-cert and --tls-key go together; name both files");
    }
    if (certificate != null && key != null) {
      if (tls || !names.isEmpty()) {
        throw CommandFailure.usage(
            "--tls and --tls-name make a certificate, but --tls-cert names one; leave one out");
      }
      return new PemFiles(certificate, key);
    }
    return tls || !names.isEmpty()
        ? new OwnCertificate(PasuFolder.tls(data), MachineNames.with(names))
        : null;
  }
}
