package pasu.edge;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.edge.uplink.Uplink;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Frame;

/** An uplink that only notes what it is told, in order. */
final class RecordingUplink implements Uplink, UplinkSource {

  sealed interface Call {
    record Open(long epoch) implements Call {}

    record Admit(int clip) implements Call {}

    record Correct(int clip, long micros) implements Call {}

    record Send(long frame, int clip) implements Call {}

    record Finish(int clip) implements Call {}

    record End() implements Call {}

    record Close() implements Call {}
  }

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private volatile @Nullable Listener listener;
  final AtomicBoolean closedOnEventLoop = new AtomicBoolean();
  final AtomicInteger importance = new AtomicInteger();
  volatile @Nullable ClipClock clock;
  Past past = new Past(0, 0, List.of());
  final AtomicReference<List<Found>> turnedUp = new AtomicReference<>(List.of());

  /** The next call, whatever it is. */
  Call next() throws InterruptedException {
    Call call = calls.poll(PATIENCE_SECONDS, SECONDS);
    if (call == null) {
      throw new AssertionError("nothing more was called");
    }
    return call;
  }

  /** Waits for a call, over all others before it. */
  void awaits(Call wanted) throws InterruptedException {
    for (Call call = next(); !call.equals(wanted); ) {
      call = next();
    }
  }

  /** Whether it is among the calls that nobody awaited yet. */
  boolean wasCalled(Call call) {
    return calls.contains(call);
  }

  boolean nothingWasCalled() {
    return calls.isEmpty();
  }

  Listener agent() {
    Listener told = listener;
    if (told == null) {
      throw new AssertionError("the uplink was not started");
    }
    return told;
  }

  @Override
  public Uplink start(Listener listener) {
    this.listener = listener;
    return this;
  }

  @Override
  public Past past() {
    return past;
  }

  @Override
  public List<Found> findMore(Predicate<Found> fits) {
    List<Found> late = turnedUp.getAndSet(List.of());
    return late.stream().filter(fits).toList();
  }

  @Override
  public List<Alarm> alarms() {
    return List.of();
  }

  @Override
  public void importance(int importance) {
    this.importance.set(importance);
  }

  @Override
  public void begin(Detected detected) {}

  @Override
  public void open(Grant grant) {
    calls.add(new Call.Open(grant.terms().epoch()));
  }

  @Override
  public void clockIs(ClipClock now) {
    clock = now;
  }

  /** Of a clip that was dated right, too, this is called; here nobody wants to hear of it. */
  @Override
  public void correct(int clipNumber, long micros) {
    if (micros != 0) {
      calls.add(new Call.Correct(clipNumber, micros));
    }
  }

  @Override
  public void admit(int clipNumber) {
    calls.add(new Call.Admit(clipNumber));
  }

  @Override
  public void send(Frame frame, int clipNumber) {
    calls.add(new Call.Send(frame.number(), clipNumber));
  }

  @Override
  public void finish(int clipNumber) {
    calls.add(new Call.Finish(clipNumber));
  }

  @Override
  public void end() {
    calls.add(new Call.End());
  }

  @Override
  public void close() {
    closedOnEventLoop.set(Context.isOnEventLoopThread());
    calls.add(new Call.Close());
  }
}
