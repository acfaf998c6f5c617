package pasu.pi;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file of plain keys and values, each of which knows its line. */
final class YamlFile {

  /** Far more than anybody writes; a wrong file is not read whole. */
  private static final int MAX_BYTES = 100_000;

  private static final String QUOTES =
      "; a value that ends with a colon or has \": \" in it stands in quotes, as in sensor: \"motion:\"";

  private record Entry(String value, int line) {}

  private final Path file;
  private final List<String> keys;
  private final String former;
  private final Map<String, Entry> entries = new HashMap<>();

  private YamlFile(Path file, List<String> keys, String former) {
    this.file = file;
    this.keys = keys;
    this.former = former;
  }

  /**
   * Reads one.
   *
   * @param keys that it may have
   * @param former another, of which nobody is told
   * @throws IllegalArgumentException in one sentence, with the line
   */
  static YamlFile read(Path file, List<String> keys, String former) {
    YamlFile read = new YamlFile(file, keys, former);
    read.root().ifPresent(read::fill);
    return read;
  }

  /** What a key says, or what stands for it, understood; what is wrong is said with its line. */
  <T> T value(String key, String usual, Function<String, T> understood) {
    Entry entry = entries.get(key);
    return entry == null ? understood.apply(usual) : understand(key, entry, understood);
  }

  /** The same for a key that nothing stands for. */
  <T> @Nullable T optional(String key, Function<String, T> understood) {
    Entry entry = entries.get(key);
    return entry == null ? null : understand(key, entry, understood);
  }

  private <T> T understand(String key, Entry entry, Function<String, T> understood) {
    try {
      return understood.apply(entry.value());
    } catch (IllegalArgumentException e) {
      throw wrong(entry.line(), key + ": " + e.getMessage());
    }
  }

  private Optional<Node> root() {
    LoadSettings limits =
        LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(0).build();
    try {
      return new Compose(limits).composeString(text());
    } catch (MarkedYamlEngineException e) {
      String hint = e.getProblem().startsWith("mapping values") ? QUOTES : "";
      throw wrong(
          line(e.getProblemMark()), "this is no YAML: %s%s".formatted(e.getProblem(), hint));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is no YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private String text() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return Files.readString(file);
      }
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException(
          "%s may not be read by this user; run it with sudo, or name another with --config"
              .formatted(file),
          e);
    } catch (IOException e) { // It holds what is no text.
      throw new IllegalArgumentException(wrongFile(), e);
    }
    throw new IllegalArgumentException(
        Files.exists(file)
            ? wrongFile()
            : "there is no %s; name the file with --config".formatted(file));
  }

  private String wrongFile() {
    return "%s is no file of at most %d bytes of text in UTF-8; name the file with --config"
        .formatted(file, MAX_BYTES);
  }

  private void fill(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      throw wrong(
          line(root.getStartMark()), "write lines of KEY: VALUE, as in sensor: \"gpio:17\"");
    }
    mapping.getValue().forEach(this::fill);
  }

  private void fill(NodeTuple pair) {
    int line = line(pair.getKeyNode().getStartMark());
    String key = text(pair.getKeyNode(), line, "a key");
    if (!keys.contains(key) && !key.equals(former)) {
      throw wrong(
          line, "there is no key \"%s\"; there are %s".formatted(key, String.join(", ", keys)));
    }
    Entry entry = new Entry(text(pair.getValueNode(), line, key), line);
    if (!entry.value().isEmpty() && entries.put(key, entry) != null) {
      throw wrong(line, "%s stands there twice; remove one".formatted(key));
    }
  }

  /** An empty value is as none: the key is there to be filled in. */
  private String text(Node node, int line, String key) {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong(
          line, "%s wants one value on its line; several have commas between".formatted(key));
    }
    boolean isNull =
        scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().matches("|~|null");
    return isNull ? "" : scalar.getValue();
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line, why));
  }
}
