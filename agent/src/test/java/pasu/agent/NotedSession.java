package pasu.agent;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.agent.ingest.StreamSession;

/** A session that notes what it is told. */
public final class NotedSession implements StreamSession {

  private final long id;
  private final BlockingQueue<Integer> acknowledged = new LinkedBlockingQueue<>();
  private final List<Long> durable = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private volatile boolean deaf;

  public NotedSession(long id) {
    this.id = id;
  }

  public boolean isClosed() {
    return closed;
  }

  public void deafen() {
    deaf = true;
  }

  @Override
  public boolean isDeaf() {
    return deaf;
  }

  public List<Long> durable() {
    return durable;
  }

  /** Waits for the next acknowledgement; null when none came within ten seconds. */
  public @Nullable Integer nextAcknowledged() throws InterruptedException {
    return acknowledged.poll(60, TimeUnit.SECONDS);
  }

  public boolean isAnythingAcknowledged() {
    return !acknowledged.isEmpty();
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public void durable(int clipNumber, long frame) {
    durable.add(frame);
  }

  @Override
  public void acknowledge(int clipNumber) {
    acknowledged.add(clipNumber);
  }

  @Override
  public Counters counters() {
    return new Counters(durable.size(), 0, 1_000L * durable.size());
  }

  @Override
  public void close() {
    closed = true;
  }
}
