package pasu.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.role.PasuFolder;
import pasu.web.tls.OwnCertificate;

/** Which servers a command believes to be who they say they are. */
final class Trust {

  private Trust() {}

  /** The certificate that was named; else the one that {@code up} left beside its token, if any. */
  static List<Path> beside(Path tokenFile, @Nullable Path named) {
    if (named != null) {
      return List.of(named);
    }
    Path made = OwnCertificate.certificate(PasuFolder.tls(tokenFile.resolveSibling("")));
    return Files.exists(made) ? List.of(made) : List.of();
  }

  /**
   * Those whose certificate this machine trusts, and those with one of these.
   *
   * @param files in PEM
   */
  static SSLContext of(List<Path> files) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      List<Certificate> certificates = new ArrayList<>(ofThisMachine());
      for (Path file : files) {
        certificates.addAll(read(file));
      }
      for (Certificate certificate : certificates) {
        trusted.setCertificateEntry(String.valueOf(trusted.size()), certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trusted).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static List<Certificate> ofThisMachine() throws GeneralSecurityException {
    return Stream.of(managers(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .map(Certificate.class::cast)
        .toList();
  }

  @SuppressWarnings("NullAway") // The JDK's word for this machine's own trust is null.
  private static TrustManagerFactory managers(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory;
  }

  private static Collection<? extends Certificate> read(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem);
    } catch (IOException | CertificateException e) {
      throw CommandFailure.usage(
          "%s holds no certificate that can be read; name its PEM file with --certificate"
              .formatted(file));
    }
  }
}
