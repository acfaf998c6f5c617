package pasu.web.route;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose what a path names is: a role counts in the site of that, not anywhere. It follows from the
 * path, so that no route can forget to say it.
 */
public enum Scope {
  /** The path names nothing of a site; the answer holds only what its caller may see. */
  NOTHING("thing"),
  CAMERA("camera"),
  CLIP("clip"),
  SITE("site");

  private static final Pattern NAMING = Pattern.compile("/api/(camera|clip|site)s/\\{id}(/.*)?");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  public static Scope of(String path) {
    Matcher naming = NAMING.matcher(path);
    return naming.matches() ? valueOf(naming.group(1).toUpperCase(Locale.ROOT)) : NOTHING;
  }

  /** What it is called in a sentence. */
  public String word() {
    return word;
  }
}
