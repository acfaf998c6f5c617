package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Clip;

/** How the page's files are served. */
@ExtendWith(VertxExtension.class)
class PageTest {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/v/[^\"]+)\"");
  private static final Pattern NEEDED =
      Pattern.compile("(?m)^(?:import|export|}) .*\"(\\.[^\"]+)\";$");

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void linksWhatNeverChangesUnderItsAddress() {
    List<String> links = links();

    assertThat(links).hasSizeGreaterThan(10);
    for (String link : links) {
      HttpResponse<byte[]> file = rig.get(link);
      assertThat(file.statusCode()).as(link).isEqualTo(200);
      assertThat(Rig.header(file, "Cache-Control")).contains("immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ko"})
  void fetchesEveryModuleThatTheFirstViewNeedsAtOnce(String language) {
    Set<String> linked = new TreeSet<>(links(language));

    for (String module : linked.stream().filter(link -> link.endsWith(".js")).toList()) {
      NEEDED
          .matcher(Rig.text(rig.get(module)))
          .results()
          .forEach(
              needed ->
                  assertThat(linked)
                      .contains(URI.create(module).resolve(needed.group(1)).getPath()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB,en;q=0.9,ko;q=0.8 | strings.en.js",
        "ko-KR,ko;q=0.9,en;q=0.8 | sayings.ko.js strings.ko.js",
        "kok                     | strings.en.js",
        "''                      | strings.en.js",
      })
  void fetchesTheTextsOfTheReadersLanguageOnly(String accepted, String texts) {
    assertThat(links(accepted))
        .map(link -> link.substring(link.lastIndexOf('/') + 1))
        .filteredOn(name -> name.matches("\\w+\\.\\w\\w\\.js"))
        .containsExactlyInAnyOrder(texts.split(" ", -1));
  }

  @Test
  void keepsAllStyleSheetsInOne() {
    String sheet = links().stream().filter(link -> link.endsWith(".css")).findFirst().orElseThrow();

    assertThat(links()).filteredOn(link -> link.endsWith(".css")).hasSize(1);
    assertThat(Rig.text(rig.get(sheet)))
        .contains(Rig.text(rig.get("/css/theme.css")), Rig.text(rig.get("/css/settings.css")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v/00000000/js/main.js", "/v/js/main.js", "/v/../js/none.js"})
  void hasNothingUnderTheAddressOfAnotherPage(String path) {
    assertThat(rig.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"gzip, br|true", "br|false", "gzip;q=0|false", "deflate, gzip;q=0.5|true"})
  void zipsForThoseWhoUnderstand(String accepted, boolean zipped) {
    HttpResponse<byte[]> plain = rig.get("/js/main.js");
    HttpResponse<byte[]> asked = rig.get("/js/main.js", "Accept-Encoding", accepted);

    assertThat(Rig.header(asked, "Content-Encoding")).isEqualTo(zipped ? "gzip" : "");
    assertThat(zipped ? unzipped(asked.body()) : asked.body()).isEqualTo(plain.body());
  }

  @Test
  void zipsLongAnswersOfTheApi() {
    assertThat(Rig.header(rig.get("/api/agents", "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEmpty();
    for (int n = 0; n < 9; n++) {
      String id = "%032x".formatted(n);
      rig.controlPlane.clips.put(id, ScriptedControlPlane.clip(id, Clip.State.READY));
    }

    HttpResponse<byte[]> clips = rig.get("/api/clips", "Accept-Encoding", "gzip");

    assertThat(unzipped(clips.body())).isEqualTo(rig.get("/api/clips").body());
  }

  @Test
  void showsBonesToThoseWhoComeBackOnly() {
    assertThat(Rig.text(rig.get("/"))).doesNotContain("skeleton");
    assertThat(Rig.text(rig.get("/", "Cookie", "pasu=whatever"))).contains("skeleton");
  }

  private List<String> links() {
    return links("");
  }

  private List<String> links(String language) {
    return LINK.matcher(Rig.text(rig.get("/", "Accept-Language", language)))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static byte[] unzipped(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
