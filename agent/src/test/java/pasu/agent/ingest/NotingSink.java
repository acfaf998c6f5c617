package pasu.agent.ingest;

import java.util.ArrayList;
import java.util.List;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** Notes what it is given; refuses or fails when it is told to. */
final class NotingSink implements StreamSink {

  final List<Long> frames = new ArrayList<>();
  final List<Long> shown = new ArrayList<>();
  final List<Manifest> manifests = new ArrayList<>();
  boolean refuse;
  boolean fail;
  boolean silent;

  @Override
  public boolean accept(Frame frame, int clipNumber) {
    if (fail) {
      throw new IllegalStateException("on purpose");
    }
    if (!refuse) {
      frames.add(frame.number());
    }
    return !refuse;
  }

  @Override
  public void show(Frame frame) {
    shown.add(frame.number());
  }

  @Override
  public void manifest(Manifest manifest) {
    manifests.add(manifest);
  }

  @Override
  public void silent() {
    silent = true;
  }
}
