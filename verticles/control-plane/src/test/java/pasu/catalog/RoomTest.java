package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.clipId;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.ClipStarted;

/** Which clips go when a disk is full. Each has 500 bytes. */
@OnEachDatabase
@ExtendWith(VertxExtension.class)
class RoomTest {

  @Parameter DatabaseKind kind;
  @TempDir Path data;
  private Path clips;
  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) throws IOException {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    clips = Files.createDirectory(data.resolve("clips"));
    database = Database.open(kind.fresh(data));
    vertx
        .deployVerticle(new CatalogVerticle(database, CatalogOptions.in(clips), () -> Samples.NOON))
        .await();
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void removesTheOldestClipsUntilThereIsRoom(Vertx vertx) throws Exception {
    finished(3, 1, 2);
    Future<ClipRemoved> told = Events.first(vertx, Addresses.REMOVED_CLIPS, _ -> true);

    assertThat(makeRoom(501)).isEqualTo(new RoomMade(2, 1_000));

    assertThat(kept()).containsExactly(clipId(3));
    assertThat(clips.resolve(clipId(1))).doesNotExist();
    assertThat(clips.resolve(clipId(3))).exists();
    assertThat(told.await()).isEqualTo(new ClipRemoved(clipId(1), "home"));
  }

  @Test
  void removesNeitherPinnedNorUnfinishedClips() throws Exception {
    finished(1);
    bus.ask(Addresses.PINS, new PinClip(clipId(1), true)).await();
    SampleClips.storeFrames(clips, clip(2, State.RECORDING));
    bus.ask(Addresses.CLIP_REPORTS, new ClipStarted(clip(2, State.RECORDING), 1)).await();

    assertThat(makeRoom(1)).isEqualTo(new RoomMade(0, 0));

    assertThat(kept()).containsExactly(clipId(2), clipId(1));
    assertThat(clips.resolve(clipId(1))).exists();
    assertThat(clips.resolve(clipId(2))).exists();
  }

  @Test
  void doesNotCountAClipWhoseFilesStay() throws Exception {
    finished(1, 2);
    Files.writeString(clips.resolve(clipId(1)).resolve("notes.txt"), "mine");

    assertThat(makeRoom(500)).isEqualTo(new RoomMade(1, 500));

    assertThat(clips.resolve(clipId(2))).doesNotExist();
  }

  @Test
  void givesAgentsThatAskTogetherTheSameRoom(Vertx vertx) throws Exception {
    finished(1, 2, 3);
    var removal = new ClipRemoval(database, new ClipFiles(clips), () -> Samples.NOON);
    var desk = new RemovalDesk(vertx, removal, new ClipNews(bus, new Recording()));
    Promise<List<RoomMade>> made = Promise.promise();

    vertx.runOnContext(
        _ ->
            Future.all(
                    desk.makeRoom(new RoomWanted("agent-1", 500)),
                    desk.makeRoom(new RoomWanted("agent-2", 500)))
                .map(all -> all.<RoomMade>list())
                .onComplete(made));

    assertThat(made.future().await()).containsExactly(new RoomMade(1, 500), new RoomMade(1, 500));
    assertThat(kept()).containsExactly(clipId(3), clipId(2));
  }

  private RoomMade makeRoom(long bytes) {
    return bus.ask(Addresses.ROOM_WANTED, new RoomWanted("agent-1", bytes)).await();
  }

  private void finished(int... numbers) throws IOException {
    for (int number : numbers) {
      Clip clip = clip(number, State.READY);
      SampleClips.store(clips, clip);
      bus.ask(Addresses.CLIP_REPORTS, new ClipReady(clip, 1)).await();
    }
  }

  private List<String> kept() {
    return bus.ask(Addresses.CLIPS, ListClips.latest(50)).await().clips().stream()
        .map(Clip::id)
        .toList();
  }
}
