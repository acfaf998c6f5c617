package pasu.web.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates (X.509, RFC 5280) that vouch for themselves, of ECDSA keys on P-256. */
final class SelfSigned {

  /** The longest that Apple's devices accept. */
  static final Duration LIFE = Duration.ofDays(825);

  /** Lest a clock that is behind finds it not valid yet. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final int SERIAL_BITS = 159;

  private SelfSigned() {}

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  /**
   * Makes one for a server.
   *
   * @param names hosts and addresses
   */
  static X509Certificate certificate(KeyPair keys, List<String> names, Instant now) {
    X500Name pasu = new X500Name("CN=Pasu");
    Instant begin = now.minus(BEFORE);
    X509v3CertificateBuilder draft =
        new JcaX509v3CertificateBuilder(
            pasu,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(begin),
            Date.from(begin.plus(LIFE)),
            pasu,
            keys.getPublic());
    try {
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      draft.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      return new JcaX509CertificateConverter()
          .getCertificate(
              draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate can be made here", e);
    }
  }

  /** The hosts and addresses a certificate names. */
  static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.toSet());
    } catch (CertificateParsingException _) {
      return Set.of();
    }
  }

  private static GeneralNames alternatives(List<String> names) {
    return new GeneralNames(names.stream().map(SelfSigned::name).toArray(GeneralName[]::new));
  }

  private static GeneralName name(String name) {
    boolean isAddress = ADDRESS.matcher(name).matches();
    return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }
}
