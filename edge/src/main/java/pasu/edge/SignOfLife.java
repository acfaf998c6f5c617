package pasu.edge;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;

/** Tells the control plane how the edge is, and the log when nobody listens any more. */
final class SignOfLife {

  private static final Logger log = LoggerFactory.getLogger(SignOfLife.class);

  /** The first may be said before there can be a link. */
  private static final int WORTH_TELLING = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Bus bus;
  private final Supplier<EdgeAlive> state;
  private final Consumer<CameraSettings> wishes;
  private int unheard;

  /**
   * @param wishes hears what the control plane wants of the camera
   */
  SignOfLife(Bus bus, Supplier<EdgeAlive> state, Consumer<CameraSettings> wishes) {
    this.bus = bus;
    this.state = state;
    this.wishes = wishes;
  }

  void send() {
    EdgeAlive alive = state.get();
    bus.ask(Addresses.EDGES, alive, PATIENCE)
        .onSuccess(wishes::accept)
        .onSuccess(_ -> heard(alive.camera()))
        .onFailure(failure -> unheard(alive.camera(), failure));
  }

  private void heard(String camera) {
    if (unheard >= WORTH_TELLING) {
      log.info("control plane is back camera={}", camera);
    }
    unheard = 0;
  }

  private void unheard(String camera, Throwable failure) {
    unheard++;
    if (unheard == WORTH_TELLING) {
      log.warn(
          "control plane does not take this edge camera={} error={}", camera, failure.getMessage());
    }
  }
}
