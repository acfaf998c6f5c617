package pasu.web.clip;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.Clip;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** Clips as JSON: many as a list, one with what it takes to play it from its frames. */
final class ClipView {

  private static final double MICROS_PER_MILLI = 1_000;

  private ClipView() {}

  /** Clips, each with whether the reader has reviewed it. */
  static String of(Clips answer) {
    JsonArray clips = new JsonArray();
    for (Clip clip : answer.clips()) {
      clips.add(
          new JsonObject(BusMessages.toJson(clip))
              .put("reviewed", answer.reviewed().contains(clip.id())));
    }
    return clips.encode();
  }

  static String of(ClipDetails details, List<StoredFrame> frames) {
    return new JsonObject(BusMessages.toJson(details.clip()))
        .put("missingRanges", new JsonArray(BusMessages.toJson(details.missing())))
        .put("frameCount", frames.size())
        .put("firstFrame", frames.isEmpty() ? null : number(frames.getFirst()))
        .put("lastFrame", frames.isEmpty() ? null : number(frames.getLast()))
        .put("frameTimes", times(details.clip(), frames))
        .encode();
  }

  private static @Nullable Long number(StoredFrame frame) {
    return frame.entry().frame();
  }

  private static JsonArray times(Clip clip, List<StoredFrame> frames) {
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, clip.startedAt());
    JsonArray times = new JsonArray();
    frames.forEach(
        frame -> times.add(Math.round((frame.entry().captureMicros() - start) / MICROS_PER_MILLI)));
    return times;
  }
}
