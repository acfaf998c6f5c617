package pasu.web.tls;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/**
 * A certificate that Pasu makes for its machine, and renews under the same key: an edge that trusts
 * the key goes on. Kept in a folder; the key is for its owner's eyes only.
 *
 * @param names what the machine is called, and its addresses
 */
public record OwnCertificate(Path folder, List<String> names) implements IdentitySource {

  /** So long before its end it is renewed. */
  static final Duration RENEWED_BEFORE = Duration.ofDays(60);

  public OwnCertificate {
    names = List.copyOf(names);
  }

  public static Path certificate(Path folder) {
    return folder.resolve("certificate.pem");
  }

  @Override
  public Identity current(Instant now) {
    try {
      Files.createDirectories(folder);
      Identity kept = isComplete() ? kept() : null;
      if (kept == null || !kept.fits()) {
        return keep(SelfSigned.newKeys(), now);
      }
      return isFresh(kept, now) ? kept : keep(pair(kept), now);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "no certificate can be kept in %s (%s); choose another folder with --data"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private boolean isComplete() {
    return Files.exists(key()) && Files.exists(certificate(folder));
  }

  private Identity kept() {
    return new Identity(Pem.certificates(certificate(folder)), Pem.key(key()));
  }

  private boolean isFresh(Identity kept, Instant now) {
    return kept.end().isAfter(now.plus(RENEWED_BEFORE))
        && SelfSigned.names(kept.certificate()).containsAll(names);
  }

  private static KeyPair pair(Identity kept) {
    return new KeyPair(kept.certificate().getPublicKey(), kept.key());
  }

  private Identity keep(KeyPair keys, Instant now) throws IOException {
    X509Certificate made = SelfSigned.certificate(keys, names, now);
    write(key(), keys.getPrivate());
    write(certificate(folder), made);
    return new Identity(List.of(made), keys.getPrivate());
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /** At no time may anybody but its owner read it. */
  private void write(Path file, Object content) throws IOException {
    Path draft =
        Files.createTempFile(
            folder,
            "tls",
            ".draft",
            PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
    try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(draft))) {
      pem.writeObject(
          content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
