package pasu.access;

import java.util.random.RandomGenerator;
import pasu.protocol.Crockford;

/**
 * What a person carries to an edge: twelve symbols that cannot be taken for each other (Crockford's
 * base 32), as in {@code 3FK7-QPAM-2XWD}. The first two name the code, the other ten, 50 bits, are
 * secret.
 */
final class Code {

  static final int SELECTOR = 2;

  private static final int LENGTH = 12;

  private Code() {}

  static String random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(Crockford.SYMBOLS.charAt(random.nextInt(Crockford.SYMBOLS.length())));
    }
    return code.toString();
  }

  static String selector(String code) {
    return code.substring(0, Math.min(SELECTOR, code.length()));
  }

  /** The code a person may have meant; what follows it is for the edge alone. */
  static String meant(String typed) {
    String symbols = Crockford.meant(typed);
    return symbols.substring(0, Math.min(LENGTH, symbols.length()));
  }

  /** As people read it best. */
  static String written(String code) {
    return Crockford.grouped(code);
  }
}
