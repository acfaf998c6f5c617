package pasu.bench.simulation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.edge.uplink.UplinkStream;

/**
 * The edge's end, woken as its socket's thread would be: after each event, and by the millisecond.
 */
final class SimulatedEdge implements Uplink.Listener {

  private static final long MILLI = 1_000_000;
  private static final long TURN_NANOS = 100_000;

  /** Of pictures of which there is one only: what waits needs no disk. */
  private static final long MEMORY_BYTES = 1L << 40;

  private final VirtualTime time;
  private final Consumer<ByteBuffer> out;
  private final UplinkStream stream;
  private final Alarm alarm;
  private int silences;
  private boolean acknowledged;

  SimulatedEdge(VirtualTime time, String camera, Consumer<ByteBuffer> out) {
    this.time = time;
    this.out = out;
    InstantSource clock = () -> Instant.EPOCH.plusNanos(time.nanos());
    UplinkOptions options =
        new UplinkOptions(camera, clock).withNanoTime(time::nanos).withMemoryBytes(MEMORY_BYTES);
    this.stream = new UplinkStream(options, this);
    this.alarm = new Alarm(time, this::step);
  }

  void tell(Consumer<UplinkStream> command) {
    command.accept(stream);
    step();
  }

  void receive(ByteBuffer datagram) {
    stream.receive(datagram, time.nanos());
    step();
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  /** How often it believed the agent to be gone. */
  int silences() {
    return silences;
  }

  private void step() {
    long pause = stream.step(time.nanos(), (datagram, _) -> out.accept(datagram));
    if (pause == UplinkStream.NEVER) {
      alarm.set(Long.MAX_VALUE);
    } else if (pause <= 0) {
      alarm.set(time.nanos() + TURN_NANOS);
    } else {
      alarm.set(time.nanos() + Math.max(1, pause / MILLI) * MILLI);
    }
  }

  @Override
  public void acknowledged(int clipNumber) {
    acknowledged = true;
  }

  @Override
  public void agentSilent(long epoch) {
    silences++;
  }
}
