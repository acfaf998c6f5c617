package pasu.bench.transport;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Fragmenter;

/** Many edges in one thread, each streaming one clip of the same pictures. */
final class EdgeCrowd implements AutoCloseable {

  private static final int SILENCE_MILLIS = 60_000;
  private static final long MANIFEST_NANOS = 100_000_000;

  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final List<SealedStream> streams = new ArrayList<>();
  private final List<byte[]> pictures;
  private final double framesPerSecond;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("pasu-bench-edges").unstarted(this::run);
  private int port;
  private volatile boolean finishing;
  private volatile boolean open = true;

  EdgeCrowd(double framesPerSecond, List<byte[]> pictures) {
    this.pictures = pictures;
    this.framesPerSecond = framesPerSecond;
  }

  /** Gives every stream a lease of the agent's, and starts all cameras. */
  void start(MeasuredProcess agent, Suite suite, int count) throws IOException {
    long firstNumber = micros(clock.instant());
    for (int i = 1; i <= count; i++) {
      String name = "bench-" + i;
      long session = Integer.toUnsignedLong(random.nextInt());
      Terms terms =
          new Terms(name, "home", 3, 1, suite, Secret.random(random), session, SILENCE_MILLIS);
      String admit = BusMessages.toJson(new Admit(terms, detected(name, i)));
      Admitted admitted = agent.ask(admit, Admitted.class);
      Grant grant = new Grant(terms, admitted);
      streams.add(new SealedStream(grant, firstNumber));
      port = grant.door().port();
    }
    thread.start();
  }

  /** Where all streams go. */
  int port() {
    return port;
  }

  /** How many a picture takes. */
  static int datagrams(byte[] jpeg) {
    return Fragmenter.count(jpeg.length);
  }

  /** Ends all clips; completes once the agent has acknowledged them. */
  CompletableFuture<Void> finish() {
    finishing = true;
    return over;
  }

  @Override
  public void close() throws IOException {
    open = false;
    for (SealedStream stream : streams) {
      stream.close();
    }
  }

  private void run() {
    try {
      film();
      conclude();
      over.complete(null);
    } catch (IOException | RuntimeException e) {
      over.completeExceptionally(e);
    }
  }

  private void film() throws IOException {
    Pace pace = new Pace(framesPerSecond * streams.size(), System.nanoTime());
    while (open && !finishing) {
      for (SealedStream stream : streams) {
        pace.await();
        stream.listen();
        stream.frame(micros(clock.instant()), pictures);
        stream.probe(System.nanoTime());
      }
    }
  }

  private void conclude() throws IOException {
    while (open && !streams.stream().allMatch(SealedStream::isAcknowledged)) {
      for (SealedStream stream : streams) {
        stream.listen();
        stream.probe(System.nanoTime());
        stream.manifest(this::digest);
      }
      LockSupport.parkNanos(MANIFEST_NANOS);
    }
  }

  private byte[] digest(long frames) {
    MessageDigest clip = sha256();
    List<byte[]> digests = pictures.stream().map(jpeg -> sha256().digest(jpeg)).toList();
    for (long number = 0; number < frames; number++) {
      clip.update(digests.get((int) (number % digests.size())));
    }
    return clip.digest();
  }

  private Detected detected(String camera, long number) {
    Instant now = clock.instant();
    String clip = "%032x".formatted(number);
    return new Detected(camera, clip, SealedStream.CLIP, 0, now, now, Cause.MANUAL, null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
