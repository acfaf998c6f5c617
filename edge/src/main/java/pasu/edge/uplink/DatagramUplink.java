package pasu.edge.uplink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.spool.CameraSpool;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Frame;

/**
 * An uplink of datagrams: one socket and one thread, which all its state belongs to; what others
 * want of it waits in a queue. Without a lease the thread sleeps.
 */
public final class DatagramUplink implements Uplink {

  private static final Logger log = LoggerFactory.getLogger(DatagramUplink.class);
  private static final int NO_CLIP = 0;
  private static final int SOCKET_BYTES = 1024 * 1024;
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final UplinkOptions options;
  private final UplinkStream stream;
  private final Spooling spooling;
  private final CameraSpool spool;
  private final Past past;
  private final DatagramChannel channel;
  private final Selector selector;
  private final Thread thread;
  private final Queue<ObjLongConsumer<UplinkStream>> commands = new ConcurrentLinkedQueue<>();
  private final ByteBuffer datagram = ByteBuffer.allocate(Datagram.MAX_BYTES + 1);
  private volatile boolean open = true;

  private DatagramUplink(UplinkOptions options, CameraSpool spool, Listener listener)
      throws IOException {
    this.options = options;
    this.stream = new UplinkStream(options, listener);
    this.spool = spool;
    List<Found> found = spool.found();
    this.past = Numbered.before(options.clock().instant(), found);
    stream.clips().add(found);
    this.spooling =
        new Spooling(stream.clips(), spool, task -> command((_, _) -> task.run()), this::wake);
    this.selector = Selector.open();
    this.channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
    channel.register(selector, SelectionKey.OP_READ);
    this.thread =
        Thread.ofPlatform().daemon().name("pasu-uplink-" + options.camera()).unstarted(this::run);
  }

  /** Starts one that keeps clips in memory only. */
  public static DatagramUplink start(UplinkOptions options, Listener listener) {
    return start(options, CameraSpool.none(), listener);
  }

  /**
   * Starts one; it sends nothing before it has a lease.
   *
   * @throws UncheckedIOException when the system gives no socket
   */
  public static DatagramUplink start(UplinkOptions options, CameraSpool spool, Listener listener) {
    try {
      DatagramUplink uplink = new DatagramUplink(options, spool, listener);
      uplink.thread.start();
      return uplink;
    } catch (IOException e) {
      throw new UncheckedIOException("no socket for camera " + options.camera(), e);
    }
  }

  @Override
  public Past past() {
    return past;
  }

  @Override
  public List<Found> findMore(Predicate<Found> fits) {
    List<Found> fitting = new ArrayList<>();
    for (Found clip : spool.found()) {
      if (fits.test(clip)) {
        fitting.add(clip);
      } else {
        spool.leave(clip);
      }
    }
    command((to, _) -> to.clips().add(fitting));
    return fitting;
  }

  @Override
  public List<Alarm> alarms() {
    return spool.alarms();
  }

  @Override
  public void clockIs(ClipClock now) {
    spool.clockIs(now);
    command((to, _) -> to.clips().correct(NO_CLIP, now.correctionMicros()));
  }

  @Override
  public void importance(int importance) {
    spool.importance(importance);
    command((to, _) -> to.importance(importance));
  }

  @Override
  public void begin(Detected detected) {
    command((to, _) -> to.clips().begin(detected));
  }

  @Override
  public void open(Grant grant) {
    command((to, now) -> to.open(grant, now));
  }

  @Override
  public void correct(int clipNumber, long micros) {
    command((to, _) -> to.clips().correct(clipNumber, micros));
  }

  @Override
  public void admit(int clipNumber) {
    command((to, _) -> to.admit(clipNumber));
  }

  @Override
  public void send(Frame frame, int clipNumber) {
    command((to, _) -> to.offer(frame, clipNumber));
  }

  @Override
  public void finish(int clipNumber) {
    command((to, _) -> to.finish(clipNumber));
  }

  @Override
  public void end() {
    command((to, _) -> to.end());
  }

  /** Ends the thread once what no agent acknowledged is on the disk; waits for that. */
  @Override
  public void close() {
    open = false;
    wake();
    try {
      if (!thread.join(FAREWELL.plusSeconds(1))) {
        log.warn("uplink does not end camera={}", options.camera());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    selector.wakeup();
  }

  private void command(ObjLongConsumer<UplinkStream> command) {
    commands.add(command);
    wake();
  }

  private void run() {
    try (selector;
        channel) {
      long pause = UplinkStream.NEVER;
      while (open) {
        pause = turn(pause);
      }
      saveTheRest();
    } catch (IOException e) {
      log.error("uplink failed camera={}", options.camera(), e);
    }
  }

  private long turn(long pauseNanos) throws IOException {
    await(pauseNanos);
    obey();
    receive();
    long pause = stream.step(now(), this::leave);
    return Math.min(pause, spooling.step(now(), stream.isHeard()));
  }

  private void await(long pauseNanos) throws IOException {
    if (pauseNanos == UplinkStream.NEVER) {
      selector.select();
    } else if (pauseNanos <= 0) {
      selector.selectNow();
    } else {
      selector.select(Math.max(1, pauseNanos / 1_000_000));
    }
    selector.selectedKeys().clear();
  }

  private void saveTheRest() throws IOException {
    long end = now() + FAREWELL.toNanos();
    obey();
    spooling.farewell();
    while (spooling.savesTheRest(now()) && end - now() > 0) {
      await(end - now());
      obey();
    }
  }

  private void obey() {
    for (var command = commands.poll(); command != null; command = commands.poll()) {
      try {
        command.accept(stream, now());
      } catch (RuntimeException e) {
        log.warn("refused camera={} error={}", options.camera(), e.getMessage(), e);
      }
    }
  }

  private void receive() throws IOException {
    while (channel.receive(datagram.clear()) != null) {
      stream.receive(datagram.flip(), now());
    }
  }

  private void leave(ByteBuffer sealed, InetSocketAddress to) {
    try {
      channel.send(sealed, to);
    } catch (IOException e) {
      log.debug("datagram not sent camera={} error={}", options.camera(), e.getMessage());
    }
  }

  private long now() {
    return options.nanoTime().getAsLong();
  }
}
