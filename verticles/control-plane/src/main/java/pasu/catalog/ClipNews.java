package pasu.catalog;

import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipRemoved;

/** Tells everybody what became of clips. Belongs to one verticle. */
final class ClipNews {

  private final Bus bus;
  private final Recording recording;

  ClipNews(Bus bus, Recording recording) {
    this.bus = bus;
    this.recording = recording;
  }

  void changed(Clip clip) {
    bus.publish(Addresses.CHANGED_CLIPS, new ClipChanged(clip));
  }

  void removed(ClipRemoved gone) {
    recording.forget(gone.id());
    bus.publish(Addresses.REMOVED_CLIPS, gone);
  }
}
