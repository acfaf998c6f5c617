package pasu.edge.spool;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/** A spool in a folder, whose edge a test starts and ends. */
final class SpoolStage implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final int FRAME_BYTES = 10_000;

  private final Path folder;
  private final long limitBytes;
  private final LongSupplier room;
  private Spool spool;

  SpoolStage(Path folder, long limitBytes) {
    this(folder, limitBytes, () -> Long.MAX_VALUE);
  }

  SpoolStage(Path folder, long limitBytes, LongSupplier room) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.room = room;
    this.spool = new Spool(folder, limitBytes, room, () -> START).open();
  }

  CameraSpool camera(String name) {
    return spool.camera(name);
  }

  SpoolStage restarted() {
    spool.close();
    spool = new Spool(folder, limitBytes, room, () -> START).open();
    return this;
  }

  Set<String> cameras() {
    return spool.cameras();
  }

  Path folder(Detected clip) {
    return folder.resolve(clip.clip());
  }

  /** Saves frames of a clip that begins with them, and says whether it ended. */
  Saved save(Detected clip, List<Frame> frames, boolean ended) {
    return save(clip, false, frames, ended ? frames.getLast().number() : null);
  }

  Saved save(Detected clip, boolean begun, List<Frame> frames, @Nullable Long last) {
    long from = frames.isEmpty() ? clip.firstFrame() : frames.getFirst().number();
    return save(clip.camera(), new Saving(clip, begun, from, digests(frames), frames, last));
  }

  Saved save(String camera, Saving saving) {
    CompletableFuture<Saved> saved = new CompletableFuture<>();
    camera(camera).save(saving, saved::complete);
    return saved.orTimeout(20, SECONDS).join();
  }

  Loaded load(Detected clip, List<IndexEntry> entries) {
    CompletableFuture<Loaded> loaded = new CompletableFuture<>();
    camera(clip.camera()).load(clip.clip(), entries, loaded::complete);
    return loaded.orTimeout(20, SECONDS).join();
  }

  /** As they are said after the spool's thread looked again. */
  List<Alarm> alarms(String camera) {
    camera(camera).alarms();
    load(clip(camera, 1), List.of());
    return camera(camera).alarms();
  }

  /** The clips that are still there, of any camera. */
  List<Integer> left(String... cameras) {
    List<Integer> left = new ArrayList<>();
    restarted();
    for (String camera : cameras) {
      camera(camera).found().forEach(found -> left.add(found.detected().clipNumber()));
    }
    return left;
  }

  @Override
  public void close() {
    spool.close();
  }

  /** The n-th clip, a minute after the one before. */
  static Detected clip(String camera, int n) {
    Instant at = START.plusSeconds(60L * n);
    return new Detected(
        camera, "%032x".formatted(n), n, 1_000L * n, at.minusSeconds(5), at, Cause.INFRARED, 0.8);
  }

  static List<Frame> frames(Detected clip, int count) {
    return LongStream.range(0, count).mapToObj(i -> frame(clip.firstFrame() + i)).toList();
  }

  static Frame frame(long number) {
    byte[] jpeg = new byte[FRAME_BYTES];
    Arrays.fill(jpeg, (byte) number);
    return new Frame(number, 1_763_000_000_000_000L + number * 66_667, jpeg);
  }

  static List<byte[]> digests(List<Frame> frames) {
    return frames.stream().map(frame -> ClipDigest.ofFrame(frame.jpeg())).toList();
  }
}
