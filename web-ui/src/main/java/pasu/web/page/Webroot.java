package pasu.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The page as it is served: its files below an address that names their content, so that browsers
 * may keep them for good, and an index that has them all fetched at once (ADR 48). Nothing of a
 * file is changed but the links of the index; style sheets are one file, in their order. Reading
 * blocks.
 */
final class Webroot {

  private static final String LINK =
      "\\s*<link rel=\"stylesheet\" href=\"/css/([\\w-]+\\.css)\" />";
  private static final Pattern SHEET = Pattern.compile(LINK);
  private static final Pattern SHEET_LINKS = Pattern.compile("(?:%s)+\\s*".formatted(LINK));
  private static final String MAIN = "js/main.js";
  private static final String SCRIPT = "<script type=\"module\" src=\"/js/main.js\"></script>";

  /** What a module needs before it runs, and what it loads later: plain paths below its own. */
  private static final Pattern NEEDED =
      Pattern.compile("(?m)^(?:import|export|}) .*?\"(\\.[^\"]+)\";$");

  private static final Pattern LATER = Pattern.compile("import\\(\"(\\.[^\"]+)\"\\)");

  /** What only those get who have been here before. */
  private static final Pattern KNOWN = Pattern.compile("(?s)\\s*<!-- known -->.*?<!-- -->");

  private static final String SHEETS = "css/page.css";

  /**
   * The index for readers of one language, whose texts it has fetched at once.
   *
   * @param door for strangers
   */
  private record Start(PageFile index, PageFile door) {}

  private final String folder;
  private final Map<String, PageFile> kept;
  private final Map<Language, Start> starts;

  private Webroot(String folder, Map<String, PageFile> kept, Map<Language, Start> starts) {
    this.folder = folder;
    this.kept = kept;
    this.starts = starts;
  }

  static Webroot read() {
    String index = text("index.html");
    Map<String, String> files = new TreeMap<>();
    collect(MAIN, files);
    files.put(SHEETS, sheets(index));
    String folder = "/v/%s/".formatted(fingerprint(files));
    Map<Language, Start> starts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      starts.put(language, start(link(index, folder, first(files, language))));
    }
    return new Webroot(
        folder,
        files.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    file -> PageFile.forGood(file.getKey(), Buffer.buffer(file.getValue())))),
        starts);
  }

  private static Start start(String linked) {
    return new Start(
        PageFile.of("index.html", Buffer.buffer(linked)),
        PageFile.of("index.html", Buffer.buffer(KNOWN.matcher(linked).replaceAll(""))));
  }

  /**
   * The index for whoever seems to be signed in, with what they will see soon; or for strangers.
   */
  PageFile index(boolean known, Language language) {
    Start start = requireNonNull(starts.get(language));
    return known ? start.index() : start.door();
  }

  /** A file by the address that names its content; null for any other. */
  @Nullable PageFile file(String path) {
    return path.startsWith(folder) ? kept.get(path.substring(folder.length())) : null;
  }

  /** Adds a module, and all that it needs or may load later. */
  private static void collect(String module, Map<String, String> files) {
    if (!files.containsKey(module)) {
      String code = text(module);
      files.put(module, code);
      named(NEEDED, module, code).forEach(other -> collect(other, files));
      named(LATER, module, code).forEach(other -> collect(other, files));
    }
  }

  /** The modules that run before the first view is there, those that need others first. */
  private static Set<String> first(Map<String, String> files, Language language) {
    Set<String> first = new LinkedHashSet<>(List.of(MAIN, language.module()));
    List<String> open = new ArrayList<>(first);
    for (int i = 0; i < open.size(); i++) {
      String code = requireNonNull(files.get(open.get(i)));
      named(NEEDED, open.get(i), code).stream().filter(first::add).forEach(open::add);
    }
    return first;
  }

  private static List<String> named(Pattern imports, String module, String code) {
    return imports.matcher(code).results().map(found -> resolve(module, found.group(1))).toList();
  }

  private static String resolve(String module, String relative) {
    return URI.create("/" + module).resolve(relative).getPath().substring(1);
  }

  private static String sheets(String index) {
    return SHEET
        .matcher(index)
        .results()
        .map(found -> text("css/" + found.group(1)))
        .collect(Collectors.joining());
  }

  private static String link(String index, String folder, Set<String> first) {
    String modules =
        first.stream()
            .map(
                name ->
                    "<link rel=\"modulepreload\" href=\"%s%s\" />\n    ".formatted(folder, name))
            .collect(Collectors.joining());
    return SHEET_LINKS
        .matcher(index)
        .replaceFirst(
            "\n    <link rel=\"stylesheet\" href=\"%s%s\" />\n    ".formatted(folder, SHEETS))
        .replace(SCRIPT, modules + SCRIPT.replace("/js/", folder + "js/"));
  }

  private static String fingerprint(Map<String, String> files) {
    CRC32C sum = new CRC32C();
    files.forEach((name, text) -> sum.update((name + text).getBytes(UTF_8)));
    return "%08x".formatted(sum.getValue());
  }

  private static String text(String name) {
    try (InputStream stream = Webroot.class.getResourceAsStream("/webroot/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the page needs %s, which is not there".formatted(name));
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
