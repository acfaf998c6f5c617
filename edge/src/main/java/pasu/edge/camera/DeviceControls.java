package pasu.edge.camera;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.kernel.KernelException;
import pasu.edge.kernel.VideoControls;
import pasu.protocol.PictureSettings;

/**
 * Sets what a Video4Linux camera lets one set. One that cannot is told of once, and used as it is.
 */
final class DeviceControls {

  private static final Logger log = LoggerFactory.getLogger(DeviceControls.class);

  /** Exposures are counted in 100 us. */
  private static final int EXPOSURE_UNIT_MICROS = 100;

  private final String device;
  private final PictureWishes wishes;
  private final Set<String> refused = new HashSet<>();

  DeviceControls(String device, PictureWishes wishes) {
    this.device = device;
    this.wishes = wishes;
  }

  void set(PictureSettings asked) {
    Integer exposure = wishes.exposureMicros();
    set("quality", VideoControls.JPEG_QUALITY, asked.quality());
    if (exposure != null) {
      set("exposure", VideoControls.EXPOSURE_AUTO, VideoControls.EXPOSURE_MANUAL);
      set("exposure", VideoControls.EXPOSURE_ABSOLUTE, exposure / EXPOSURE_UNIT_MICROS);
    }
  }

  private void set(String option, int control, int value) {
    try {
      VideoControls.set(device, control, value);
    } catch (KernelException e) {
      if (!e.isOfOpening() && refused.add(option)) {
        log.info(
            "camera cannot be told its {} device={} value={} error={}",
            option,
            device,
            value,
            e.getMessage());
      }
    }
  }
}
