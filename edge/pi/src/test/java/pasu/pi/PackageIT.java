package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.SensorState.Condition;

/**
 * The Debian package, built, installed, run, and removed: that of this machine's architecture, or
 * where {@code edge/pi/emulated} runs this, of another.
 */
@ExtendWith(VertxExtension.class)
@Timeout(480)
class PackageIT {

  private static final Path TREE = Path.of(System.getProperty("pasu.tree", "../.."));
  private static final String ARCHITECTURE =
      System.getProperty("pasu.trial.architecture", System.getProperty("os.arch"))
          .replace("aarch64", "arm64");
  private static final String ROOT = System.getProperty("pasu.trial.root", "/");
  private static final int MAX_BYTES = 70_000_000;

  /** All that an edge is made of: no cluster, no web server, no database, no client of Docker's. */
  private static final String NEEDED =
      "pasu/(edge|media|pi|protocol)/.*|io/vertx/core/.*|io/netty/.*|(com/fasterxml|tools)/jackson/.*"
          + "|com/pi4j/.*|org/(bytedeco|slf4j|snakeyaml|jspecify)/.*|picocli/.*|cl/eye/.*|module-info.class";

  private static final Map<String, Path> BUILT = new HashMap<>();
  private static final String NATIVE = ".*\\.(so|so\\..*|dll|dylib|jnilib|exe)";
  private static final int PICTURES = 30;

  @TempDir Path folder;

  @Test
  void showsAPictureOnceInstalledAndIsGoneWhenPurged(Vertx vertx) throws Exception {
    Path built = built(ARCHITECTURE);
    StandInGateway gateway = StandInGateway.start(vertx);
    Process trial =
        start(
            "edge/pi/trial", built.toString(), "http://127.0.0.1:" + gateway.port(), video(), ROOT);

    EdgeAlive alive = gateway.await(trial, it -> it.width() > 0 && sensorsFail(it));
    end(trial);

    assertThat(alive.camera()).isEqualTo(StandInGateway.CAMERA);
    assertThat(alive.width()).isEqualTo(320);
    assertThat(alive.sensors().toString())
        .contains("there is no /dev/gpiochip77", "there is no /dev/i2c-77");
    assertThat(trial.waitFor()).as(said()).isZero();
    assertThat(said()).contains("trial: gone without a trace");
  }

  /**
   * @param platform as in the names of jars
   * @param machine as in the heads of programs: ELF's number of the processor
   */
  @ParameterizedTest
  @CsvSource({"amd64, linux-x86_64, 62", "arm64, linux-arm64, 183"})
  void bringsOnlyWhatAnEdgeOfItsArchitectureNeeds(String architecture, String platform, int machine)
      throws Exception {
    Path built = built(architecture);
    DebianPackage unpacked = DebianPackage.unpack(built, folder.resolve("unpacked"));

    assertThat(Files.size(built)).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(unpacked.machineCode())
        .extracting(it -> it.getFileName().toString())
        .contains("libjnijavacpp.so", "libjniavcodec.so", "libjniavdevice.so");
    assertThat(unpacked.machineCode()).allMatch(it -> DebianPackage.machine(it) == machine);
    assertThat(unpacked.classPath())
        .filteredOn(it -> it.endsWith(".class") && !it.startsWith("META-INF/"))
        .hasSizeGreaterThan(1_000)
        .filteredOn(it -> !it.matches(NEEDED))
        .isEmpty();
    assertThat(unpacked.classPath())
        .filteredOn(it -> it.matches(NATIVE) || it.equals("META-INF/services/java.sql.Driver"))
        .isEmpty();
    assertThat(unpacked.text("runtime/release")).doesNotContain("java.sql");
    listsWhatItIsMadeOf(unpacked, platform);
  }

  private static void listsWhatItIsMadeOf(DebianPackage unpacked, String platform)
      throws IOException {
    String parts = unpacked.text("bom.json");
    assertThat(unpacked.jars())
        .allSatisfy(
            jar ->
                assertThat(parts).contains(jar.replaceFirst("-([0-9].*)\\.jar$", "@$1?type=jar")));
    assertThat(Pattern.compile("classifier=(linux[a-z0-9_-]*)").matcher(parts).results())
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(it -> it.group(1).equals(platform));
  }

  /** Each once. */
  private Path built(String architecture) throws IOException, InterruptedException {
    Path known = BUILT.get(architecture);
    Path built = known == null ? build(architecture) : known;
    BUILT.put(architecture, built);
    return built;
  }

  private Path build(String architecture) throws IOException, InterruptedException {
    Process build = start("edge/pi/package", architecture, "--built");
    end(build);
    assertThat(build.waitFor()).as(said()).isZero();
    return Path.of(said().lines().toList().getLast());
  }

  /** A program of the tree, whose input stays open. */
  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(TREE.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
        .start();
  }

  private static void end(Process process) throws IOException {
    process.getOutputStream().close();
  }

  private Path log() {
    return folder.resolve("said");
  }

  private String said() throws IOException {
    return Files.readString(log(), StandardCharsets.UTF_8);
  }

  /** There are no pins where this runs, but what moves them is loaded, and says so. */
  private static boolean sensorsFail(EdgeAlive alive) {
    return alive.sensors().stream().filter(it -> it.condition() == Condition.FAILED).count() == 2;
  }

  /** H.264, so that its pictures are decoded, and encoded as JPEG. */
  private String video() throws FrameRecorder.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    Path video = folder.resolve("video.mp4");
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(video.toFile(), 320, 240);
        Frame grey = new Frame(320, 240, Frame.DEPTH_UBYTE, 3)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(30);
      recorder.start();
      for (int i = 0; i < PICTURES; i++) {
        recorder.record(grey);
      }
    }
    return video.toString();
  }
}
