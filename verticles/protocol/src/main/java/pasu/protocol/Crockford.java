package pasu.protocol;

import java.util.Locale;

/** Symbols that people cannot take for each other: Crockford's base 32, five bits each. */
public final class Crockford {

  /** By their value. */
  public static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int BITS = 5;
  private static final int GROUP = 4;

  private Crockford() {}

  /** The first bits of these bytes, as so many symbols. */
  public static String encode(byte[] bytes, int symbols) {
    StringBuilder text = new StringBuilder(symbols);
    for (int bit = 0; bit < symbols * BITS; bit += BITS) {
      text.append(SYMBOLS.charAt(value(bytes, bit)));
    }
    return text.toString();
  }

  /** The symbols a person may have meant: in any case, in groups or not, O for 0, I and L for 1. */
  public static String meant(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replaceAll("[IL]", "1");
  }

  /** As people read it best, in groups of four. */
  public static String grouped(String symbols) {
    return symbols.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
  }

  private static int value(byte[] bytes, int first) {
    int value = 0;
    for (int bit = first; bit < first + BITS; bit++) {
      int set = (bytes[bit / 8] >> (7 - bit % 8)) & 1;
      value = (value << 1) | set;
    }
    return value;
  }
}
