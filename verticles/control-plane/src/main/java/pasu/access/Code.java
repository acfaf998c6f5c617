package pasu.access;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What a person carries to an edge: twelve symbols that cannot be taken for each other (Crockford's
 * base 32), as in {@code 3FK7-QPAM-2XWD}. The first two name the code, the other ten, 50 bits, are
 * secret.
 */
final class Code {

  static final int SELECTOR = 2;

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;

  private Code() {}

  static String random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return code.toString();
  }

  static String selector(String code) {
    return code.substring(0, Math.min(SELECTOR, code.length()));
  }

  /** The code a person may have meant: in any case, in groups or not, O for 0, I and L for 1. */
  static String meant(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replaceAll("[IL]", "1");
  }

  /** As people read it best. */
  static String written(String code) {
    return "%s-%s-%s".formatted(code.substring(0, 4), code.substring(4, 8), code.substring(8));
  }
}
