package pasu.cli.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.protocol.NetworkRange;
import pasu.web.GatewayOptions;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.OwnCertificate;
import pasu.web.tls.PemFiles;

/**
 * Where the page and the API can be reached.
 *
 * @param port 0 for any free one
 * @param identity its certificate; null for plain http
 * @param proxies who may say for whom they ask
 * @param publicUrl where others find it, without a path; null for wherever each one found it
 */
public record Door(
    String host,
    int port,
    @Nullable IdentitySource identity,
    List<NetworkRange> proxies,
    @Nullable URI publicUrl) {

  private static final int MAX_PORT = 65_535;

  /** Of TEST-NET-1 (RFC 5737): nobody's. */
  private static final String SOMEWHERE_ELSE = "192.0.2.1";

  public Door {
    if (port < 0 || port > MAX_PORT) {
      throw CommandFailure.usage(
          "--port must be 0 (any free one) to %d, but is %d".formatted(MAX_PORT, port));
    }
    if (publicUrl != null && !isAddress(publicUrl)) {
      throw CommandFailure.usage(
          "--url must be like https://cams.example.org:8443, but is \"%s\"".formatted(publicUrl));
    }
    if (identity != null && publicUrl != null && !publicUrl.getScheme().equals("https")) {
      throw CommandFailure.usage(
          "--url is %s, but with a certificate it is https; change it, or leave --tls out"
              .formatted(publicUrl));
    }
  }

  /** With plain http. */
  public Door(String host, int port) {
    this(host, port, null, List.of(), null);
  }

  /** Refuses an address that is not this machine's, a port that is taken, a useless certificate. */
  public void check() {
    if (identity instanceof PemFiles files) { // One of our own is made when it is needed.
      files.current(InstantSource.system().instant());
    }
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      // It is free.
    } catch (UnknownHostException e) {
      throw CommandFailure.usage(
          "--host \"%s\" is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all"
              .formatted(host));
    } catch (IOException e) {
      throw CommandFailure.usage(
          "cannot listen at %s, port %d (%s); choose another with --port"
              .formatted(host, port, e.getMessage()));
    }
  }

  /** By which people know the certificate that was made here; blocks. */
  public Optional<String> fingerprint() {
    return identity instanceof OwnCertificate own
        ? Optional.of(own.current(InstantSource.system().instant()).fingerprint())
        : Optional.empty();
  }

  /** Whether what others say to it can be read on the way: they can come in, without https. */
  public boolean isOverheard() {
    return identity == null && proxies.isEmpty() && isOpenToOthers();
  }

  /** Whether others than this machine can come in. */
  public boolean isOpenToOthers() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /**
   * The address by which other machines reach this one: that of the door, or, where it is all of
   * them, the one that the system would send from. Nothing is sent to find it.
   */
  public String addressForOthers() {
    if (!isAll()) {
      return host;
    }
    try (DatagramSocket route = new DatagramSocket()) {
      route.connect(InetAddress.getByName(SOMEWHERE_ELSE), 9);
      return route.getLocalAddress().getHostAddress();
    } catch (IOException | UncheckedIOException e) {
      return InetAddress.getLoopbackAddress().getHostAddress(); // There are no others.
    }
  }

  /** Whether it is at every address of this machine. */
  public boolean isAll() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private static boolean isAddress(URI url) {
    return url.getHost() != null
        && List.of("http", "https").contains(url.getScheme())
        && url.toString().equals("%s://%s".formatted(url.getScheme(), url.getRawAuthority()));
  }

  /** What to type into a browser, on this machine unless it is said what others type. */
  public String url(int actualPort) {
    if (publicUrl != null) {
      return publicUrl.toString();
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "%s://%s:%d"
        .formatted(identity == null ? "http" : "https", isAll() ? "127.0.0.1" : name, actualPort);
  }

  /** For a gateway that shows the clips of this folder. */
  public GatewayOptions gateway(Path clips) {
    return new GatewayOptions(host, port, clips, identity, proxies, publicUrl);
  }
}
