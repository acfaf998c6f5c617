package pasu.bench.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import pasu.cli.CommandFailure;
import pasu.measure.ChildJvm;

/**
 * The edge as its Debian package runs it, from what this tree's build made: the package's jars and
 * flags ({@code java.args}), natives as files, and a start that was rehearsed (ADR 43). Only the
 * folders are others. What its script sets in the environment is set here.
 */
final class PackagedEdge {

  private static final String HOME = "/usr/lib/pasu-edge";
  private static final String CACHE = "/var/cache/pasu-edge";
  private static final String PROGRAM = "pasu.pi.PasuEdge";
  private static final Path FLAGS = Path.of("edge/pi/src/deb/java.args");
  private static final Path JARS = Path.of("edge/pi/target/lib");

  /** As edge/pi/package has it: programs, and what Debian has itself, stay out. */
  private static final Pattern NATIVE =
      Pattern.compile(".*/(?!libasound|libdrm|libva|libbcm|libvc)([^/]*\\.so[^/]*)");

  private final Path folder;
  private final List<String> flags;

  private PackagedEdge(Path folder, List<String> flags) {
    this.folder = folder;
    this.flags = flags;
  }

  /** Lays one out in a new folder, and rehearses its start as an installation does. */
  static PackagedEdge install(Path folder) throws IOException {
    Path tree = tree();
    Files.createDirectories(folder.resolve("natives"));
    Files.createSymbolicLink(folder.resolve("lib"), tree.resolve(JARS).toAbsolutePath());
    for (Path jar : nativeJars()) {
      unpack(jar, folder.resolve("natives"));
    }
    List<String> flags =
        Files.readAllLines(tree.resolve(FLAGS)).stream()
            .map(line -> line.replace(HOME, folder.toString()).replace(CACHE, folder.toString()))
            .toList();
    PackagedEdge edge = new PackagedEdge(folder, flags);
    finish(edge.start("-XX:AOTCacheOutput=" + edge.cache(), PROGRAM, List.of("rehearse")));
    return edge;
  }

  /** The tree whose build this is a part of. */
  private static Path tree() {
    Path here = ownJar();
    while (here != null && !Files.exists(here.resolve(FLAGS))) {
      here = here.getParent();
    }
    if (here == null || !Files.isDirectory(here.resolve(JARS))) {
      throw CommandFailure.failed(
          "the edge's package is not built; run ./mvnw package in the source tree");
    }
    return here;
  }

  private static Path ownJar() {
    URL place = PackagedEdge.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(place.toString()));
  }

  private static List<Path> nativeJars() {
    return Stream.of(System.getProperty("java.class.path").split(":", -1))
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().contains("-linux-"))
        .toList();
  }

  private static void unpack(Path jar, Path into) throws IOException {
    try (ZipFile open = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : open.stream().map(ZipEntry.class::cast).toList()) {
        Matcher name = NATIVE.matcher(entry.getName());
        if (name.matches()) {
          try (InputStream in = open.getInputStream(entry)) {
            Files.copy(in, into.resolve(name.group(1)));
          }
        }
      }
    }
  }

  /** The folder of its secret and its spool. */
  Path data() {
    return folder.resolve("data");
  }

  /** Writes its configuration. */
  void configure(Path video) throws IOException {
    Files.write(
        config(), List.of("camera: \"file:%s\"".formatted(video), "sensor: \"gpio:17,chip=77\""));
  }

  /** Lets it in, by a link. */
  void enrol(String link) throws IOException {
    finish(run("enrol", link));
  }

  /** Starts a command of its program, which says on its standard output also what it logs. */
  ChildJvm run(String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--config=" + config());
    arguments.add("--data=" + data());
    return start("-XX:AOTCache=" + cache(), PROGRAM, arguments);
  }

  /** Starts a class of the benches' own in its place. */
  ChildJvm run(Class<?> main, String... arguments) throws IOException {
    return start("-XX:AOTCache=" + cache(), main.getName(), List.of(arguments));
  }

  private ChildJvm start(String cache, String main, List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(flags);
    line.set(line.size() - 1, line.getLast() + ":" + ownJar()); // The class path comes last.
    line.addAll(List.of(cache, "-Xlog:aot=off", "-Xlog:cds=off", main));
    line.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
    process.environment().put("MALLOC_ARENA_MAX", "2");
    return ChildJvm.start(process);
  }

  private static void finish(ChildJvm command) throws IOException {
    String said = command.hearAll();
    if (command.endInput() != 0) {
      throw CommandFailure.failed("the edge's program failed: " + said.strip());
    }
  }

  private Path config() {
    return folder.resolve("edge.yaml");
  }

  private Path cache() {
    return folder.resolve("edge.aot");
  }
}
