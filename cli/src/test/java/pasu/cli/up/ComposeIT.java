package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
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
import pasu.cli.client.TokenFile;
import pasu.cli.measure.SameJvm;
import pasu.cli.measure.SampleVideo;

/** The guide for one host with Docker, up to a clip of an edge that is not in a container. */
@Timeout(300)
class ComposeIT {

  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}");

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Composed composed;
  private HeardEvents events;

  @BeforeEach
  void bringUp() throws Exception {
    new SampleVideo(320, 240, 10, 20).write(folder.resolve("yard.avi"));
    DockerHost.buildImages();
    composed = Composed.up(folder);
    events = new HeardEvents(listen(TokenFile.read(composed.token(folder))));
  }

  @AfterEach
  void takeDown() throws Exception {
    http.shutdownNow();
    composed.down();
  }

  @Test
  void storesWhatAnEdgeOutsideSends() throws Exception {
    Matcher code = CODE.matcher(pasu("cameras", "add", "yard"));
    assertThat(code.find()).isTrue();
    assertThat(Run.of(edge("enrol", code.group())).exitStatus()).isZero();
    Process edge = start(edge("--camera=yard=file:" + folder.resolve("yard.avi") + ",manual:"));
    try {
      until("status", status -> status.contains("1, 1 online"));
      pasu("detect", "yard");
      String clips = until("clips", all -> all.contains(" ready"));
      assertThat(clips).containsPattern(" ([1-9]\\d*)/\\1 ");
      assertThat(pasu("status")).containsPattern("agents +1, ");
    } finally {
      edge.destroy();
      edge.waitFor();
    }
  }

  private String until(String question, Predicate<String> wanted) {
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

  private String[] edge(String... words) {
    Stream<String> door =
        Stream.of("--server=" + composed.url(), "--data=" + folder.resolve("edge"));
    return Stream.of(Stream.of("edge"), Stream.of(words), door)
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private static Process start(String[] line) throws Exception {
    return SameJvm.of(List.of(), "pasu.cli.Pasu", List.of(line)).inheritIO().start();
  }

  private Stream<String> listen(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(composed.url() + "/api/events"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofLines()).body();
  }
}
