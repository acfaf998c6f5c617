package pasu.cli.image;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in an image, as CycloneDX has it: of all that the build lists, the jars that are there
 * and the natives of this platform; and the Java runtime that says so.
 */
public final class BillOfMaterials {

  private static final String COMPONENTS = "components";
  private static final String DEPENDENCIES = "dependencies";
  private static final String REF = "bom-ref";
  private static final String NATIVES = "classifier=linux-";

  private BillOfMaterials() {}

  /** Run inside the image: the build's list, the file to write, the folder with the jars. */
  public static void main(String[] arguments) throws IOException {
    String all = Files.readString(Path.of(arguments[0]));
    try (Stream<Path> files = Files.list(Path.of(arguments[2]))) {
      Set<String> jars =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      String platform = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
      Files.writeString(Path.of(arguments[1]), of(all, jars, platform).encodePrettily());
    }
  }

  /**
   * What is left of a list.
   *
   * @param jars the names of those that are there
   * @param platform of the natives, in JavaCPP's words, whichever the build was on
   */
  static JsonObject of(String all, Set<String> jars, String platform) {
    JsonObject list = new JsonObject(all.replaceAll(NATIVES + "\\w+", NATIVES + platform));
    JsonArray present = only(list.getJsonArray(COMPONENTS), part -> jars.contains(jar(part)));
    if (!all.contains(NATIVES + platform)) {
      withoutHashesOfNatives(present);
    }
    Set<String> refs = parts(present).map(part -> part.getString(REF)).collect(Collectors.toSet());
    refs.add(list.getJsonObject("metadata").getJsonObject("component").getString(REF));
    JsonArray graph =
        only(list.getJsonArray(DEPENDENCIES), node -> refs.contains(node.getString("ref")));
    parts(graph).forEach(node -> needOnly(node, refs));
    UUID serial = UUID.nameUUIDFromBytes(present.encode().getBytes(StandardCharsets.UTF_8));
    return list.put("serialNumber", "urn:uuid:" + serial)
        .put(COMPONENTS, present.add(runtime()))
        .put(DEPENDENCIES, graph);
  }

  private static void needOnly(JsonObject node, Set<String> refs) {
    JsonArray needed = node.getJsonArray("dependsOn");
    if (needed != null) {
      node.put("dependsOn", new JsonArray(needed.stream().filter(refs::contains).toList()));
    }
  }

  private static String jar(JsonObject part) {
    return "%s-%s.jar".formatted(part.getString("name"), part.getString("version"));
  }

  /** Those that are known are of the platform that was built on. */
  private static void withoutHashesOfNatives(JsonArray present) {
    parts(present)
        .filter(part -> part.getString(REF).contains(NATIVES))
        .forEach(part -> part.remove("hashes"));
  }

  private static JsonObject runtime() {
    return new JsonObject()
        .put("type", "platform")
        .put(REF, "java")
        .put("publisher", System.getProperty("java.vendor"))
        .put("name", "Java runtime")
        .put("version", Runtime.version().toString());
  }

  private static JsonArray only(JsonArray all, Predicate<JsonObject> wanted) {
    JsonArray kept = new JsonArray();
    parts(all).filter(wanted).forEach(kept::add);
    return kept;
  }

  private static Stream<JsonObject> parts(JsonArray all) {
    return all.stream().map(JsonObject.class::cast);
  }
}
