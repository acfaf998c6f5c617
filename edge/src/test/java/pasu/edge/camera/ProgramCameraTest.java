package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.PictureSettings;

/** A camera program that a script plays. */
class ProgramCameraTest {

  @TempDir Path folder;
  private List<byte[]> pictures = List.of();

  @BeforeEach
  void takePictures() throws Exception {
    pictures = Videos.jpegs(folder, 3);
    for (int i = 0; i < pictures.size(); i++) {
      Files.write(folder.resolve(i + ".jpg"), pictures.get(i));
    }
  }

  @Test
  void asksForWhatItIsToldWithoutAShell() throws Exception {
    Path said = folder.resolve("said");
    String program = program("for word; do echo \"$word\" >> " + said + "; done; cat 0.jpg");

    try (Camera camera = rpicam(program, "size=640x480", "rate=10", "exposure=8000").open()) {
      camera.next();
    }

    assertThat(Files.readString(said).lines())
        .containsSequence("--codec", "mjpeg", "--timeout", "0", "--nopreview")
        .containsSequence(
            "--width", "640", "--height", "480", "--framerate", "10", "--quality", "80")
        .containsSequence("--shutter", "8000", "--flush", "--output", "-");
  }

  @Test
  void givesThePicturesByteForByteWithTheTimesTheyCameAt() throws Exception {
    try (Camera camera = source("cat 0.jpg 1.jpg 2.jpg; exec sleep 60").open()) {
      long before = 0;
      for (byte[] expected : pictures) {
        Picture picture = camera.next();
        assertThat(picture.jpeg()).isEqualTo(expected);
        assertThat(picture.captureMicros()).isGreaterThan(before);
        assertThat(picture.width()).isEqualTo(Videos.WIDTH);
        before = picture.captureMicros();
      }
    }
  }

  @Test
  void asksForNoMoreThanThePlanAndIsStartedAnewForThat() throws Exception {
    Path said = folder.resolve("said");
    String program = program("echo \"$*\" > " + said + "; cat 0.jpg");
    CameraSource source = rpicam(program, "size=1920x1080", "rate=5");

    try (Camera camera = source.open(source.within(new PictureSettings(1280, 720, 15, 60)))) {
      camera.next();

      assertThat(camera.follow(new PictureSettings(1280, 720, 15, 70))).isFalse();
    }

    assertThat(Files.readString(said))
        .contains("--width 1280 --height 720 --framerate 5 --quality 60");
  }

  @Test
  void saysTheLastWordsOfAProgramThatDies() throws Exception {
    CameraSource source =
        source(
            "cat 0.jpg; echo starting >&2; echo 'ERROR: *** no cameras available ***' >&2; exit 255");

    try (Camera camera = source.open()) {
      camera.next();
      assertThatThrownBy(camera::next)
          .isInstanceOf(CameraException.class)
          .hasMessageContaining("ended with 255, its last words: ERROR: *** no cameras available");
    }
  }

  @Test
  void givesUpAProgramThatStalls() throws Exception {
    CameraSource source = source(Duration.ofMillis(300), "cat 0.jpg; exec sleep 60");

    try (Camera camera = source.open()) {
      assertThatThrownBy(() -> readOn(camera)).hasMessageContaining("gave no picture");
    }
  }

  @Test
  void givesUpAProgramThatWritesGarbage() throws Exception {
    CameraSource source = source(Duration.ofMillis(300), "while :; do echo nonsense; done");

    try (Camera camera = source.open()) {
      assertThatThrownBy(camera::next).hasMessageContaining("gave no picture");
    }
  }

  @Test
  void endsTheProgramWhenClosed() throws Exception {
    Path pid = folder.resolve("pid");
    CameraSource source = source("echo $$ > " + pid + "; cat 0.jpg; exec sleep 60");
    Camera camera = source.open();
    camera.next();
    ProcessHandle program =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    CompletableFuture<ProcessHandle> ending = program.onExit();

    camera.close();

    assertThat(ending).succeedsWithin(60, TimeUnit.SECONDS);
  }

  @Test
  void endsAProgramThatIgnoresAPoliteWord() throws Exception {
    Path pid = folder.resolve("pid");
    CameraSource source =
        source("trap '' TERM; echo $$ > " + pid + "; cat 0.jpg; while :; do sleep 1; done");
    Camera camera = source.open();
    camera.next();
    CompletableFuture<ProcessHandle> ending =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow().onExit();

    camera.close();

    assertThat(ending).succeedsWithin(60, TimeUnit.SECONDS);
  }

  @Test
  void startsTheProgramAnewEachTimeItIsOpened() throws Exception {
    CameraSource source = source("cat 0.jpg; exit 1");

    for (int i = 0; i < 3; i++) {
      try (Camera camera = source.open()) {
        assertThat(camera.next().jpeg()).isEqualTo(pictures.getFirst());
        assertThatThrownBy(camera::next).isInstanceOf(CameraException.class);
      }
    }
  }

  @Test
  void saysWhatToInstallWhereThereIsNoSuchProgram() {
    CameraSource source = rpicam(folder.resolve("absent").toString());

    assertThatThrownBy(source::open)
        .isInstanceOf(CameraException.class)
        .hasMessageContaining(
            "absent cannot be run; install it (sudo apt install rpicam-apps-lite)");
  }

  private static void readOn(Camera camera) throws CameraException {
    while (true) {
      camera.next();
    }
  }

  private CameraSource source(String script) throws IOException {
    return source(Duration.ofSeconds(30), script);
  }

  private CameraSource source(Duration patience, String script) throws IOException {
    String program = program(script);
    return new ProgramSource(
        "rpicam:",
        new PictureWishes(null, null, null, null),
        asked -> List.of(program, asked.width() + "x" + asked.height()),
        patience,
        "install it",
        Timepiece.system());
  }

  private static CameraSource rpicam(String program, String... words) {
    return ProgramSource.rpicam(program, List.of(words), Timepiece.system());
  }

  private String program(String script) throws IOException {
    Path file = folder.resolve("rpicam-vid");
    Files.writeString(file, "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
