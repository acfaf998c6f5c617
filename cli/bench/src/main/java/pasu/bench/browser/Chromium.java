package pasu.bench.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pasu.cli.CommandFailure;
import pasu.measure.ProcessFigures;

/** The machine's own Chromium without a window, in a process of its own. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern TYPE =
      Pattern.compile("--(?:type|utility-sub-type)=(?:\\w+\\.mojom\\.)?([\\w-]+)");
  private static final int PATIENCE_SECONDS = 60;
  private static final int PAUSE_MILLIS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /**
   * Where it is.
   *
   * @param named empty for the first in the PATH
   */
  public static Path find(String named) {
    return named.isEmpty() ? inPath() : program(Path.of(named));
  }

  private static Path program(Path named) {
    if (!isProgram(named)) {
      throw CommandFailure.usage("--chromium must be a program, but is " + named);
    }
    return named;
  }

  private static Path inPath() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Chromium::isProgram)
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "no Chromium is in the PATH; install one (sudo apt install chromium), or name"
                        + " it with --chromium FILE"));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Starts it with an empty profile in the folder. */
  public static Chromium start(Path program, Path folder) throws IOException {
    Path profile = Files.createDirectory(folder.resolve("chromium"));
    List<String> line =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-background-networking"));
    if ("root".equals(System.getProperty("user.name"))) {
      line.add("--no-sandbox"); // Which Chromium wants of root.
    }
    line.add("about:blank");
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    return new Chromium(process, profile);
  }

  /** The page it starts with. */
  public DevTools page() throws IOException, InterruptedException {
    JsonArray targets = new JsonArray(ask("list"));
    String page =
        targets.stream()
            .map(JsonObject.class::cast)
            .filter(it -> "page".equals(it.getString("type")))
            .map(it -> it.getString("webSocketDebuggerUrl"))
            .findFirst()
            .orElseThrow(() -> CommandFailure.failed("Chromium has no page: " + targets));
    return DevTools.connect(http, URI.create(page));
  }

  /** A page of somebody who was never here. */
  public Newcomer newcomer() throws IOException, InterruptedException {
    URI whole = URI.create(new JsonObject(ask("version")).getString("webSocketDebuggerUrl"));
    return Newcomer.come(
        DevTools.connect(http, whole),
        page -> DevTools.connect(http, whole.resolve("/devtools/page/" + page)));
  }

  private String ask(String what) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:%s/json/%s".formatted(port(), what));
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  /** Which it writes into its profile once it listens. */
  private String port() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE_SECONDS * 1_000 / PAUSE_MILLIS && process.isAlive(); i++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Files.readAllLines(file).getFirst();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw CommandFailure.failed(
        "Chromium does not start: " + Files.readString(profile.resolveSibling("chromium.log")));
  }

  /** Processor time so far of its processes, by what they do. */
  public Map<String, Double> cpuSeconds() throws IOException {
    Map<String, Double> seconds = new TreeMap<>();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    for (ProcessHandle one : all) {
      seconds.merge(role(one.pid()), ProcessFigures.of(one.pid()).cpuSeconds(), Double::sum);
    }
    return seconds;
  }

  private static String role(long pid) throws IOException {
    Matcher type = TYPE.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")));
    String role = "browser";
    while (type.find()) {
      role = type.group(1);
    }
    return role;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
    http.shutdownNow();
  }
}
