package pasu.bench.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the curve P-256, as push writes them: points uncompressed (RFC 8291, section 3.1). */
final class Curve {

  static final int POINT_BYTES = 65;

  private static final ECGenParameterSpec NAME = new ECGenParameterSpec("secp256r1");
  private static final int HALF = 32;

  private Curve() {}

  static KeyPair draw() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(NAME);
    return generator.generateKeyPair();
  }

  static KeyPair of(byte[] point, byte[] scalar) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    return new KeyPair(
        publicKey(point),
        factory.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), parameters())));
  }

  static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
    if (point.length != POINT_BYTES || point[0] != 4) {
      throw new GeneralSecurityException("not an uncompressed point of P-256");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + HALF));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + HALF, POINT_BYTES));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
  }

  static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT_BYTES];
    point[0] = 4;
    put(key.getW().getAffineX(), point, 1);
    put(key.getW().getAffineY(), point, 1 + HALF);
    return point;
  }

  private static void put(BigInteger number, byte[] point, int at) {
    byte[] bytes = number.toByteArray(); // With a sign, hence up to 33.
    int length = Math.min(HALF, bytes.length);
    System.arraycopy(bytes, bytes.length - length, point, at + HALF - length, length);
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(NAME);
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
