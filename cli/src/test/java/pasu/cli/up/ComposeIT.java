package pasu.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.cli.client.Server;
import pasu.measure.ChildJvm;
import pasu.measure.SampleVideo;

/** The guide for one host with Docker, up to clips of edges that are not in containers. */
@Timeout(300)
class ComposeIT {

  private static final Pattern ENROL = Pattern.compile("enrol (\\S+) --server (https://\\S+)");
  private static final Pattern READY = Pattern.compile(" ready\\b");
  private static final Pattern AGENTS_ARE_TWO = Pattern.compile("agents +2, ");
  private static final List<String> CAMERAS = List.of("yard", "gate");

  @TempDir private Path folder;
  private final List<Process> edges = new ArrayList<>();
  private Composed composed;

  @BeforeEach
  void bringUp() throws Exception {
    new SampleVideo(320, 240, 10, 20).write(folder.resolve("street.avi"));
    DockerHost.buildImages();
    composed = Composed.up(folder);
  }

  @AfterEach
  void takeDown() throws Exception {
    for (Process edge : edges) {
      edge.destroy();
      edge.waitFor();
    }
    composed.down();
  }

  @Test
  void storesWhatEdgesOutsideSendAndStartsAgentsAlsoWhereTheLauncherWasKilled() throws Exception {
    for (String camera : CAMERAS) {
      enrol(camera);
    }
    composed.replaceGateway(); // Under the key that the edges have learned.
    Path token = composed.token(folder);
    HeardEvents events = listen(token);
    for (String camera : CAMERAS) {
      edges.add(start(camera));
    }
    until(events, "status", status -> status.contains("2, 2 online"));

    pasu("detect", "yard");
    until(events, "clips", clips -> clips.contains(" recording"));
    composed.kill("launcher");
    pasu("detect", "gate"); // The agent's second stream: now it is full.
    CAMERAS.forEach(camera -> pasu("detect", camera)); // For a minute.

    until(events, "status", status -> AGENTS_ARE_TWO.matcher(status).find());
    assertThat(composed.restarts("launcher")).isEqualTo(1);
    assertThat(composed.listOfAgentsParts(folder))
        .contains("/hazelcast@", "/ffmpeg@")
        .doesNotContain("/docker-java-core@", "/sqlite-jdbc@");
    String clips = until(events, "clips", all -> READY.matcher(all).results().count() >= 2);
    assertThat(clips.lines().filter(clip -> READY.matcher(clip).find()))
        .allSatisfy(clip -> assertThat(clip).containsPattern(" ([1-9]\\d*)/\\1 "));
  }

  /** As it is printed by a command inside, done by an edge outside. */
  private void enrol(String camera) throws Exception {
    Matcher told = ENROL.matcher(composed.pasu("cameras", "add", camera));
    assertThat(told.find()).isTrue();
    assertThat(told.group(2)).isEqualTo(composed.url());
    Run enrolled = Run.of(edge(camera, "enrol", told.group(1), "--server=" + told.group(2)));
    assertThat(enrolled.err()).isEmpty();
    assertThat(enrolled.out()).contains("and the key of");
  }

  private String until(HeardEvents events, String question, Predicate<String> wanted) {
    String answer = pasu(question);
    while (!wanted.test(answer)) {
      events.awaitNext();
      answer = pasu(question);
    }
    return answer;
  }

  private String pasu(String... words) {
    Stream<String> door =
        Stream.of("--server", composed.url(), "--token-file", folder + "/admin.token");
    return Run.of(Stream.concat(Stream.of(words), door).toArray(String[]::new)).out();
  }

  private String[] edge(String camera, String... words) {
    Stream<String> data = Stream.of("--data=" + folder.resolve("edge-" + camera));
    return Stream.of(Stream.of("edge"), Stream.of(words), data)
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private Process start(String camera) throws Exception {
    String source = "file:%s,manual:".formatted(folder.resolve("street.avi"));
    String[] line = edge(camera, "--camera=%s=%s".formatted(camera, source));
    return ChildJvm.pasu(List.of(), List.of(line)).inheritIO().start();
  }

  private HeardEvents listen(Path token) {
    URI url = URI.create(composed.url());
    Server server = Server.at(url, token, null, new PrintWriter(Writer.nullWriter()));
    return new HeardEvents(
        new BufferedReader(new InputStreamReader(server.open("/api/events"), UTF_8)).lines());
  }
}
