package pasu.bench.transport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.StreamMessage.Admit;

/**
 * A real agent in a process of its own; of the control plane there is only what answers it. Counts
 * are what it reports, hence of when it last did.
 *
 * <p>Each line of its input is an {@link Admit}, answered by the JSON of an {@code Admitted}, or
 * {@code count}, answered by a {@link Count} at the agent's next sign of life. It ends with its
 * input.
 */
final class MeasuredAgent {

  private static final String NAME = "bench";
  private static final String HOST = "127.0.0.1";
  private static final int CAPACITY = 1_000;

  /**
   * What it did so far.
   *
   * @param bytes durably stored
   * @param saved clips that are whole or ended
   * @param frames of the saved clips
   * @param missing frames of the saved clips
   */
  record Count(
      long datagrams, long repaired, long nacks, long bytes, int saved, long frames, long missing) {

    private static Count of(Datagrams datagrams, Collection<Clip> stored, Collection<Clip> saved) {
      return new Count(
          datagrams.received(),
          datagrams.repairsReceived(),
          datagrams.repairsAsked(),
          stored.stream().mapToLong(Clip::bytes).sum(),
          saved.size(),
          saved.stream().mapToLong(Clip::frames).sum(),
          saved.stream().mapToLong(Clip::missing).sum());
    }

    Count since(Count before) {
      return new Count(
          datagrams - before.datagrams,
          repaired - before.repaired,
          nacks - before.nacks,
          bytes - before.bytes,
          saved - before.saved,
          frames - before.frames,
          missing - before.missing);
    }
  }

  private final Bus bus;
  private final BlockingQueue<Datagrams> signs = new LinkedBlockingQueue<>();
  private final Map<String, Clip> stored = new ConcurrentHashMap<>();
  private final Map<String, Clip> saved = new ConcurrentHashMap<>();

  private MeasuredAgent(Vertx vertx, Path clips) {
    BusMessages.registerCodecs(vertx.eventBus());
    this.bus = new Bus(vertx.eventBus());
    bus.answer(Addresses.CLIP_REPORTS, this::note).await();
    bus.answer(Addresses.AGENTS, this::note).await();
    AgentOptions options = new AgentOptions(NAME, CAPACITY, clips, HOST);
    vertx.deployVerticle(new AgentVerticle(options, InstantSource.system())).await();
  }

  /**
   * Runs one.
   *
   * @param args the folder of the clips
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    MeasuredAgent agent = new MeasuredAgent(Vertx.vertx(), Path.of(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(BusMessages.toJson(agent.answer(line)));
    }
    System.exit(0);
  }

  private Object answer(String line) throws InterruptedException {
    return line.equals("count")
        ? count()
        : bus.ask(Addresses.admit(NAME), BusMessages.fromJson(line, Admit.class)).await();
  }

  private Count count() throws InterruptedException {
    signs.clear();
    return Count.of(signs.take(), stored.values(), saved.values());
  }

  private Future<AgentKnown> note(AgentAlive sign) {
    signs.add(sign.agent().datagrams());
    return Future.succeededFuture(new AgentKnown());
  }

  private Future<Stored> note(ClipReport report) {
    switch (report) {
      case ClipProgress progress -> stored.put(progress.clip().id(), progress.clip());
      case ClipSaved whole -> saved.put(whole.clip().id(), whole.clip());
      default -> {}
    }
    return Future.succeededFuture(new Stored());
  }
}
