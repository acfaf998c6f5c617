package pasu.assignment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.StreamMessage.Detected;

/** Tells everybody of each detection once, however often its edge asks. Not thread-safe. */
final class DetectionNews {

  private static final Logger log = LoggerFactory.getLogger(DetectionNews.class);

  private final Bus bus;
  private final RecentClips told = new RecentClips(10_000);

  DetectionNews(Bus bus) {
    this.bus = bus;
  }

  void tell(Detected detected) {
    if (told.add(detected.clip())) {
      log.info("detection camera={} clip={}", detected.camera(), detected.clip());
      bus.publish(Addresses.DETECTED, detected);
    }
  }
}
