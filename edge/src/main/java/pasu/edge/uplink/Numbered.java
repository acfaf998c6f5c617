package pasu.edge.uplink;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;

/**
 * Where an edge goes on numbering. The clock counts faster than any camera gives frames or clips
 * begin, so numbers taken from it were given to none before, without being written down; and what
 * is found on the disk is above all doubt.
 */
final class Numbered {

  private static final long FRAMES_A_SECOND = 120;
  private static final long FRAME_NUMBERS = 1L << 31;
  private static final int CLIP_NUMBERS = 1 << 15;

  private Numbered() {}

  static Uplink.Past before(Instant now, List<Found> found) {
    long frame = Math.floorMod(now.toEpochMilli() * FRAMES_A_SECOND / 1_000, FRAME_NUMBERS);
    long clip = Math.floorMod(now.getEpochSecond(), CLIP_NUMBERS);
    LongStream frames = found.stream().mapToLong(Found::lastFrame);
    LongStream clips = found.stream().mapToLong(one -> one.detected().clipNumber());
    return new Uplink.Past(
        Math.max(frame, frames.max().orElse(0)),
        (int) Math.max(clip, clips.max().orElse(0)),
        found.stream().map(Found::detected).toList(),
        clocks(found));
  }

  private static Map<String, ClipClock> clocks(List<Found> found) {
    Map<String, ClipClock> clocks = new HashMap<>();
    for (Found clip : found) {
      ClipClock clock = clip.clock();
      if (clock != null) {
        clocks.put(clip.detected().clip(), clock);
      }
    }
    return clocks;
  }
}
