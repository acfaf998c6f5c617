package pasu.agent.clip;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.protocol.Clip;
import pasu.protocol.clip.ClipDocument;

/** Lets a test wait for what a writer's thread tells of a clip. */
record AwaitedClip(BlockingQueue<Long> durable, CountDownLatch committed) implements ClipListener {

  AwaitedClip() {
    this(new LinkedBlockingQueue<>(), new CountDownLatch(1));
  }

  @Override
  public void durable(long frame) {
    durable.add(frame);
  }

  @Override
  public void started(Clip clip) {}

  @Override
  public void pictured(byte[] jpeg) {}

  @Override
  public void committed(ClipDocument saved, Outcome outcome) {
    committed.countDown();
  }

  @Override
  public void fenced(String reason) {}

  @Override
  public void empty() {}
}
