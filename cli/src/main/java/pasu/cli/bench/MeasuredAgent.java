package pasu.cli.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.agent.clip.ClipOptions;
import pasu.agent.clip.ClipOrder;
import pasu.agent.clip.Recording;
import pasu.agent.clip.Recordings;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.agent.live.LatestFrame;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * What an agent does with streams, in a process of its own: it receives, shows and records them. No
 * MP4s and no thumbnails, which are made at low priority when the work measured here is done.
 *
 * <p>Each line of its input is an {@link Admit}, answered by an {@link Admitted}, or {@code count},
 * answered by a {@link Count}. It ends with its input.
 */
final class MeasuredAgent {

  private static final String NAME = "bench";
  private static final String HOST = "127.0.0.1";

  /**
   * What it did so far.
   *
   * @param dropped datagrams that came in and were of no use
   * @param frames complete
   * @param clips saved
   * @param missing frames of the clips saved
   */
  record Count(
      long datagrams,
      long repaired,
      long nacks,
      long dropped,
      long frames,
      long bytes,
      int clips,
      long stored,
      long missing) {

    Count since(Count before) {
      return new Count(
          datagrams - before.datagrams,
          repaired - before.repaired,
          nacks - before.nacks,
          dropped - before.dropped,
          frames - before.frames,
          bytes - before.bytes,
          clips - before.clips,
          stored - before.stored,
          missing - before.missing);
    }
  }

  private final Receiver receiver;
  private final Recordings recordings;
  private final Queue<StreamSession> sessions = new ConcurrentLinkedQueue<>();
  private final Queue<ClipSaved> saved = new ConcurrentLinkedQueue<>();

  private MeasuredAgent(Vertx vertx, Path clips) throws IOException {
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, this::note).await();
    this.receiver = Receiver.bind(new ReceiverOptions(HOST, 0));
    this.recordings =
        new Recordings(
            NAME,
            Files.createDirectories(clips),
            ClipOptions.DEFAULTS,
            (_, video) -> Files.createFile(video),
            (jpeg, _) -> jpeg,
            vertx.getOrCreateContext(),
            System::nanoTime);
  }

  /**
   * Runs one.
   *
   * @param args the folder of the clips
   */
  public static void main(String[] args) throws IOException {
    MeasuredAgent agent = new MeasuredAgent(Vertx.vertx(), Path.of(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(BusMessages.toJson(agent.answer(line)));
    }
    System.exit(0);
  }

  private Object answer(String line) {
    return line.equals("count") ? count() : admit(BusMessages.fromJson(line, Admit.class));
  }

  private Admitted admit(Admit admit) {
    Sink sink = new Sink();
    StreamSession session = receiver.open(admit.terms(), sink);
    sink.recording =
        recordings.record(
            new ClipOrder(admit.terms(), Objects.requireNonNull(admit.detected())), session);
    sessions.add(session);
    return new Admitted(NAME, HOST, receiver.port(), session.id());
  }

  private Count count() {
    List<StreamSession.Counters> counters = sessions.stream().map(StreamSession::counters).toList();
    return new Count(
        receiver.traffic().received(),
        receiver.traffic().repaired(),
        receiver.traffic().nacks(),
        Stream.of(Drop.values()).mapToLong(receiver.traffic()::dropped).sum(),
        counters.stream().mapToLong(StreamSession.Counters::frames).sum(),
        counters.stream().mapToLong(StreamSession.Counters::bytes).sum(),
        saved.size(),
        saved.stream().mapToLong(clip -> clip.clip().frames()).sum(),
        saved.stream().mapToLong(clip -> clip.clip().missing()).sum());
  }

  private Future<Stored> note(ClipReport report) {
    if (report instanceof ClipSaved clip) {
      saved.add(clip);
    }
    return Future.succeededFuture(new Stored());
  }

  /** As a stream of the agent does: viewers first, then the clip. */
  private static final class Sink implements StreamSink {

    private final LatestFrame latest = new LatestFrame();
    private volatile @Nullable Recording recording;

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      latest.offer(1, frame);
      Recording clip = recording;
      return clip != null && clip.offer(frame);
    }

    @Override
    public void manifest(Manifest manifest) {
      Recording clip = recording;
      if (clip != null) {
        clip.manifest(manifest);
      }
    }

    @Override
    public void silent() {}
  }
}
