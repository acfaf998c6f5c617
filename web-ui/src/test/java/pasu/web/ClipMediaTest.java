package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;

@ExtendWith(VertxExtension.class)
class ClipMediaTest {

  private static final String PATH = "/api/clips/" + CLIP;
  private static final byte[] VIDEO =
      "0123456789".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private Rig rig;
  private ClipsOnDisk disk;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) throws IOException {
    rig = Rig.start(vertx, clips);
    disk = new ClipsOnDisk(clips, CLIP).append(4).append(6).append(5).append(10);
  }

  @Test
  void tellsWhatAFramePlayerNeeds() {
    JsonObject clip = Rig.json(rig.get(PATH));

    assertThat(clip.getString("id")).isEqualTo(CLIP);
    assertThat(clip.getString("state")).isEqualTo("ready");
    assertThat(clip.getInteger("frameCount")).isEqualTo(4);
    assertThat(clip.getInteger("firstFrame")).isEqualTo(4);
    assertThat(clip.getInteger("lastFrame")).isEqualTo(10);
    assertThat(clip.getJsonArray("frameTimes")).isEqualTo(new JsonArray("[0,100,200,600]"));
    assertThat(clip.getJsonArray("missingRanges"))
        .isEqualTo(new JsonArray("[{\"first\":7,\"last\":9}]"));
  }

  @Test
  void tellsOfAClipWithoutAFrame() {
    String id = "f".repeat(32);
    rig.controlPlane.clips.put(id, ScriptedControlPlane.clip(id, Clip.State.RECORDING));

    JsonObject clip = Rig.json(rig.get("/api/clips/" + id));

    assertThat(clip.getInteger("frameCount")).isZero();
    assertThat(clip.getValue("firstFrame")).isNull();
    assertThat(rig.get("/api/clips/" + id + "/thumbnail.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void givesEveryFrameInTheOrderItWasCaptured() throws IOException {
    ByteArrayOutputStream inOrder = new ByteArrayOutputStream();
    for (long frame : new long[] {4, 5, 6, 10}) {
      inOrder.write(ClipsOnDisk.jpeg(frame));
    }

    HttpResponse<byte[]> frames = rig.get(PATH + "/frames.mjpg");

    assertThat(frames.body()).isEqualTo(inOrder.toByteArray());
  }

  @Test
  void givesOneFrameByItsPosition() {
    HttpResponse<byte[]> frame = rig.get(PATH + "/frames/1.jpg");

    assertThat(frame.body()).isEqualTo(ClipsOnDisk.jpeg(5));
    assertThat(Rig.header(frame, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(Rig.header(frame, "Cache-Control")).contains("immutable");
  }

  @Test
  void asksTheCatalogForTheFirstFrameOnlyToPlayAClip() {
    rig.get(PATH + "/frames/0.jpg");
    int asked = rig.controlPlane.asked(FindClip.class).size();

    rig.get(PATH + "/frames/1.jpg");

    assertThat(rig.controlPlane.asked(FindClip.class)).hasSize(asked);
  }

  @Test
  void findsAFrameThatWasRecordedMeanwhile() throws IOException {
    record(Clip.State.RECORDING);
    rig.get(PATH + "/frames/0.jpg");
    disk.append(11);

    HttpResponse<byte[]> frame = rig.get(PATH + "/frames/4.jpg");

    assertThat(frame.body()).isEqualTo(ClipsOnDisk.jpeg(11));
    assertThat(Rig.header(frame, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void findsAFrameThatCameLate() throws IOException {
    record(Clip.State.RECORDING);
    rig.get(PATH + "/frames/3.jpg");
    disk.append(7);
    rig.now.set(ScriptedControlPlane.STARTED.plusSeconds(2));

    assertThat(rig.get(PATH + "/frames/3.jpg").body()).isEqualTo(ClipsOnDisk.jpeg(7));
  }

  @Test
  void forgetsAClipThatWasRemoved(Vertx vertx) {
    rig.get(PATH + "/frames/0.jpg");
    rig.controlPlane.clips.clear();
    new Bus(vertx.eventBus()).publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "home"));

    rig.until(() -> rig.get(PATH + "/frames/0.jpg").statusCode() == 404);
  }

  @Test
  void doesNotHandOutADamagedFrame() throws IOException {
    Files.write(disk.folder().firstPart().frames(), new byte[1_000]);

    HttpResponse<byte[]> refused = rig.get(PATH + "/frames/0.jpg");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(Rig.json(refused).getString("detail")).contains("damaged", "./pasu check");
  }

  @Test
  void refusesTheFramesOfAClipWhoseFirstIsDamagedAsAWhole() throws IOException {
    Files.write(disk.folder().firstPart().frames(), new byte[1_000]);

    HttpResponse<byte[]> refused = rig.get(PATH + "/frames.mjpg");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(Rig.json(refused).getString("detail")).contains("damaged");
  }

  @ParameterizedTest
  @CsvSource({"4", "999999999", "9999999999", "-1", "1x", "%2e%2e%2fclip"})
  void knowsNoFrameBeyondTheEnd(String n) {
    assertThat(rig.get(PATH + "/frames/" + n + ".jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheFirstFrameUntilThereIsAThumbnail() throws IOException {
    byte[] before = rig.get(PATH + "/thumbnail.jpg").body();
    Files.write(disk.folder().thumbnail(), VIDEO);
    byte[] after = rig.get(PATH + "/thumbnail.jpg").body();

    assertThat(before).isEqualTo(ClipsOnDisk.jpeg(4));
    assertThat(after).isEqualTo(VIDEO);
  }

  @Test
  void saysThatTheVideoIsNotMadeYet() {
    record(Clip.State.FINISHING);

    HttpResponse<byte[]> video = rig.get(PATH + "/video.mp4");

    assertThat(video.statusCode()).isEqualTo(404);
    assertThat(Rig.json(video).getString("detail")).contains("not made yet");
    assertThat(Rig.header(video, "Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-3|206|0123|bytes 0-3/10",
        "bytes=7-|206|789|bytes 7-9/10",
        "bytes=7-99|206|789|bytes 7-9/10",
        "bytes=-2|206|89|bytes 8-9/10",
        "bytes=-99|206|0123456789|bytes 0-9/10",
        "bytes=4-2|200|0123456789|''",
        "bytes=0-1,4-5|200|0123456789|''",
        "lines=0-1|200|0123456789|''",
        "bytes=-|200|0123456789|''",
      })
  void givesThePartOfTheVideoThatIsAskedFor(
      String range, int status, String content, String contentRange) throws IOException {
    Files.write(disk.folder().video(), VIDEO);

    HttpResponse<byte[]> part = rig.get(PATH + "/video.mp4", "Range", range);

    assertThat(part.statusCode()).isEqualTo(status);
    assertThat(Rig.text(part)).isEqualTo(content);
    assertThat(Rig.header(part, "Content-Range")).isEqualTo(contentRange);
    assertThat(Rig.header(part, "Content-Type")).isEqualTo("video/mp4");
    assertThat(Rig.header(part, "Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=-0"})
  void refusesAPartThatIsNotThere(String range) throws IOException {
    Files.write(disk.folder().video(), VIDEO);

    HttpResponse<byte[]> refused = rig.get(PATH + "/video.mp4", "Range", range);

    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(Rig.header(refused, "Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void givesAllOfAVideoThatIsNotTheOneAskedFor() throws IOException {
    Files.write(disk.folder().video(), VIDEO);
    String etag = Rig.header(rig.get(PATH + "/video.mp4"), "ETag");

    assertThat(status("Range", "bytes=0-1", "If-Range", etag)).isEqualTo(206);
    assertThat(status("Range", "bytes=0-1", "If-Range", "\"other\"")).isEqualTo(200);
    assertThat(status("If-None-Match", etag)).isEqualTo(304);
  }

  @Test
  void saysHowLargeAVideoIsWithoutSendingIt() throws IOException {
    Files.write(disk.folder().video(), VIDEO);

    HttpResponse<byte[]> head = rig.call("viewer", "HEAD", PATH + "/video.mp4", "");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(Rig.header(head, "Content-Length")).isEqualTo("10");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void namesADownload() throws IOException {
    Files.write(disk.folder().video(), VIDEO);

    assertThat(Rig.header(rig.get(PATH + "/video.mp4?download"), "Content-Disposition"))
        .isEqualTo("attachment; filename=\"pasu-yard-2026-11-23-090005.mp4\"");
  }

  private int status(String... headers) {
    return rig.get(PATH + "/video.mp4", headers).statusCode();
  }

  private void record(Clip.State state) {
    rig.controlPlane.clips.put(CLIP, ScriptedControlPlane.clip(CLIP, state));
  }
}
