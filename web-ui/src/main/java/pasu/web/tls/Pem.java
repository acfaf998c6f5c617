package pasu.web.tls;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** What PEM files hold; blocks. Every failure is one sentence with the file's name. */
final class Pem {

  private Pem() {}

  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object part : parts(file)) {
      if (part instanceof X509CertificateHolder certificate) {
        chain.add(certificate(file, certificate));
      }
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("%s holds no certificate in PEM".formatted(file));
    }
    return chain;
  }

  static PrivateKey key(Path file) {
    for (Object part : parts(file)) {
      switch (part) {
        case PrivateKeyInfo key -> {
          return key(file, key);
        }
        case PEMKeyPair pair -> {
          return key(file, pair.getPrivateKeyInfo());
        }
        case PKCS8EncryptedPrivateKeyInfo _, PEMEncryptedKeyPair _ ->
            throw new IllegalArgumentException(
                "the key in %s has a password; write it without one: openssl pkey -in %s -out NEW"
                    .formatted(file, file));
        default -> {} // Curves, certificates.
      }
    }
    throw new IllegalArgumentException("%s holds no private key in PEM".formatted(file));
  }

  /** A private key on an elliptic curve, and the public one, which follows from it. */
  static KeyPair keys(Path file) {
    PrivateKey key = key(file);
    try {
      if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof ECPrivateKeyParameters secret) {
        ECPoint point = secret.getParameters().getG().multiply(secret.getD());
        PublicKey known =
            new JcaPEMKeyConverter()
                .getPublicKey(
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                        new ECPublicKeyParameters(point, secret.getParameters())));
        return new KeyPair(known, key);
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
    throw new IllegalArgumentException(
        "the key in %s is no EC key; make one with openssl ecparam -name prime256v1 -genkey -noout"
            .formatted(file));
  }

  private static X509Certificate certificate(Path file, X509CertificateHolder certificate) {
    try {
      return new JcaX509CertificateConverter().getCertificate(certificate);
    } catch (CertificateException e) {
      throw damaged(file, e);
    }
  }

  private static PrivateKey key(Path file, PrivateKeyInfo key) {
    try {
      return new JcaPEMKeyConverter().getPrivateKey(key);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static List<Object> parts(Path file) {
    List<Object> parts = new ArrayList<>();
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
      return parts;
    } catch (NoSuchFileException _) {
      throw new IllegalArgumentException("there is no file %s".formatted(file));
    } catch (java.nio.file.FileSystemException e) {
      throw new IllegalArgumentException("%s may not be read".formatted(file), e);
    } catch (CharacterCodingException e) {
      return List.of(); // Not text, hence not PEM.
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static IllegalArgumentException damaged(Path file, Exception why) {
    return new IllegalArgumentException("%s is damaged".formatted(file), why);
  }
}
