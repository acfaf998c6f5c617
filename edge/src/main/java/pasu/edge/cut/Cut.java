package pasu.edge.cut;

import java.time.Instant;
import pasu.edge.sensor.Trigger;
import pasu.edge.time.Micros;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/**
 * Where a clip is cut out of the flow of frames: from the first frame captured at {@code
 * fromMicros} or later, up to but without the first at {@code endMicros} or later.
 *
 * @param clip its id
 */
record Cut(String clip, Trigger trigger, long fromMicros, long endMicros) {

  /** The same cut after the clock was set. */
  Cut shifted(long micros) {
    return new Cut(clip, trigger, fromMicros + micros, endMicros + micros);
  }

  /** The same cut when there is no frame before it should have ended: as long, but later. */
  Cut endingAt(long micros) {
    return new Cut(clip, trigger, fromMicros, micros);
  }

  Detected detected(String camera, int clipNumber, Frame first) {
    Instant startedAt = Micros.toInstant(first.captureMicros());
    return new Detected(
        camera,
        clip,
        clipNumber,
        first.number(),
        startedAt,
        trigger.at(),
        trigger.cause(),
        trigger.measure());
  }
}
