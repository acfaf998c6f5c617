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
import org.jspecify.annotations.Nullable;

/**
 * A certificate that Pasu makes for its machine, and renews under the same key: an edge that trusts
 * the key goes on. Kept in a folder; a key that is made here is for its owner's eyes only.
 *
 * @param names what the machine is called, and its addresses
 * @param given the key, where several gateways show the same one (ADR 54); null to make and keep
 *     one here
 */
public record OwnCertificate(Path folder, List<String> names, @Nullable Path given)
    implements IdentitySource {

  /** So long before its end it is renewed. */
  static final Duration RENEWED_BEFORE = Duration.ofDays(60);

  public OwnCertificate {
    names = List.copyOf(names);
  }

  /** Under a key of its own. */
  public OwnCertificate(Path folder, List<String> names) {
    this(folder, names, null);
  }

  public static Path certificate(Path folder) {
    return folder.resolve("certificate.pem");
  }

  @Override
  public Identity current(Instant now) {
    try {
      Files.createDirectories(folder);
      KeyPair keys = given == null ? keys(folder.resolve("key.pem")) : Pem.keys(given);
      return new Identity(List.of(certificate(keys, now)), keys.getPrivate());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "no certificate can be kept in %s (%s); choose another folder with --data"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private KeyPair keys(Path file) throws IOException {
    if (Files.exists(file)) {
      return Pem.keys(file);
    }
    KeyPair made = SelfSigned.newKeys();
    write(file, made.getPrivate());
    return made;
  }

  private X509Certificate certificate(KeyPair keys, Instant now) throws IOException {
    Path file = certificate(folder);
    if (Files.exists(file)) {
      X509Certificate kept = Pem.certificates(file).getFirst();
      if (kept.getPublicKey().equals(keys.getPublic()) && isFresh(kept, now)) {
        return kept;
      }
    }
    X509Certificate made = SelfSigned.certificate(keys, names, now);
    write(file, made);
    return made;
  }

  private boolean isFresh(X509Certificate kept, Instant now) {
    return kept.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE))
        && SelfSigned.names(kept).containsAll(names);
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
