package pasu.agent.ingest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** A sink that may fail without harm to the receiving thread: what it fails on, it refuses. */
record GuardedSink(StreamSink sink, String camera, Traffic traffic) implements StreamSink {

  private static final Logger log = LoggerFactory.getLogger(GuardedSink.class);

  @Override
  public boolean accept(Frame frame, int clipNumber) {
    boolean accepted = isAccepted(frame, clipNumber);
    if (!accepted && clipNumber != 0) {
      traffic.refusals.increment();
    }
    return accepted;
  }

  private boolean isAccepted(Frame frame, int clipNumber) {
    try {
      return sink.accept(frame, clipNumber);
    } catch (RuntimeException e) {
      log.warn("frame failed camera={} clip={} frame={}", camera, clipNumber, frame.number(), e);
      return false;
    }
  }

  @Override
  public void show(Frame frame) {
    try {
      sink.show(frame);
    } catch (RuntimeException e) {
      log.warn("view failed camera={} frame={}", camera, frame.number(), e);
    }
  }

  @Override
  public void manifest(Manifest manifest) {
    try {
      sink.manifest(manifest);
    } catch (RuntimeException e) {
      log.warn("manifest failed camera={} clip={}", camera, manifest.clipNumber(), e);
    }
  }

  @Override
  public void pending(int clipNumber) {
    try {
      sink.pending(clipNumber);
    } catch (RuntimeException e) {
      log.warn("pending clip failed camera={} clip={}", camera, clipNumber, e);
    }
  }

  @Override
  public void silent() {
    try {
      sink.silent();
    } catch (RuntimeException e) {
      log.warn("silence failed camera={}", camera, e);
    }
  }
}
