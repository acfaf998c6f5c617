package pasu.cli.role;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
      description =
          "The key of that certificate, in PEM, without a password; with --tls the key that the"
              + " certificate made here is for, the same for several gateways.")
  private @Nullable Path key;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "RANGE",
      description =
          "Addresses of a proxy that may say for whom it asks, as 127.0.0.1; again for each.")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--url",
      defaultValue = "${env:PASU_URL}",
      description =
          "Where browsers and edges find it, as https://cams.example.org:8443: stands in codes for"
              + " edges and in the certificate made here (default: where each one found it).")
  private @Nullable URI url;

  /**
   * What was asked for, checked as far as words can be.
   *
   * @param data where a certificate that is made here is kept
   */
  public Door door(Path data) {
    List<NetworkRange> trusted = proxies.stream().map(NetworkRange::parse).toList();
    return new Door(host, port, identity(data), trusted, url);
  }

  private @Nullable IdentitySource identity(Path data) {
    boolean made = tls || !names.isEmpty();
    if (certificate != null && made) {
      throw CommandFailure.usage(
          "--tls and --tls-name make a certificate, but --tls-cert names one; leave one out");
    }
    if (certificate != null && key != null) {
      return new PemFiles(certificate, key);
    }
    if (certificate != null || (key != null && !made)) {
      throw CommandFailure.usage(
          "--tls-cert and --tls-key go together; name both files, or --tls instead of --tls-cert");
    }
    return made ? new OwnCertificate(PasuFolder.tls(data), allNames(), key) : null;
  }

  private List<String> allNames() {
    if (url == null || url.getHost() == null) {
      return MachineNames.with(names);
    }
    return MachineNames.called(Stream.concat(Stream.of(url.getHost()), names.stream()).toList());
  }
}
