package pasu.web.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which the page speaks. */
enum Language {
  EN,
  KO;

  /** What a browser asks for first in {@code Accept-Language}; the page looks at the same. */
  static Language of(@Nullable String accepted) {
    return accepted != null && accepted.strip().matches("(?i)ko\\b.*") ? KO : EN;
  }

  /** The module of its texts. */
  String module() {
    return "js/strings.%s.js".formatted(name().toLowerCase(Locale.ROOT));
  }
}
