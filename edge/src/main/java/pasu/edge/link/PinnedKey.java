package pasu.edge.link;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import pasu.protocol.KeyPin;

/**
 * Trusts whoever has a certain key, whatever his certificate is called, says of its age, and
 * whoever vouches for it: an edge knows its server by nothing else, and may not know the time.
 * Thread-safe.
 */
final class PinnedKey extends X509ExtendedTrustManager {

  private final Predicate<KeyPin> admits;
  private volatile @Nullable KeyPin seen;

  /**
   * Creates it.
   *
   * @param admits asked at each connection
   */
  PinnedKey(Predicate<KeyPin> admits) {
    this.admits = admits;
  }

  /** The key of the server that was trusted last. */
  Optional<KeyPin> seen() {
    return Optional.ofNullable(seen);
  }

  /** Whether a connection failed because the server has another key. */
  static boolean refused(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnotherKey) {
        return true;
      }
    }
    return false;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    KeyPin key = KeyPin.of(chain[0]);
    if (!admits.test(key)) {
      throw new AnotherKey();
    }
    seen = key;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException noServer() {
    return new CertificateException("an edge is nobody's server");
  }

  /** The server has a key, but not the one it should have. */
  private static final class AnotherKey extends CertificateException {
    private static final long serialVersionUID = 1;
  }
}
