package pasu.bench.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.protocol.frame.Datagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a datagram costs by each way to receive it, before anything is done with it. */
@Command(
    name = "receive",
    description = "The ways to receive datagrams, one after another, each in its own process.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench receive --rate 50000 --seconds 5")
public final class ReceiveBench extends Bench {

  private static final int WARM_UP_SECONDS = 12;
  private static final int SOCKETS = 60;
  private static final int BURST = 50;

  @Option(names = "--rate", defaultValue = "100000", description = "Datagrams a second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "8", description = "How long, after a warm-up.")
  private int seconds;

  private volatile boolean sending;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (rate < BURST || seconds < 1) {
      throw CommandFailure.usage(
          "--rate must be at least %d and --seconds 1, but are %d and %d"
              .formatted(BURST, rate, seconds));
    }
    List<Figure> figures = new ArrayList<>();
    for (ReceivePath.Kind kind : ReceivePath.Kind.values()) {
      figures.add(measure(kind));
    }
    return figures;
  }

  private Figure measure(ReceivePath.Kind kind) throws Exception {
    try (MeasuredProcess process = MeasuredProcess.start(ReceivePath.class, kind)) {
      int port = process.hear(Integer.class);
      sending = true;
      Thread sender = Thread.ofPlatform().daemon().start(() -> send(port));
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      double cpu = process.figures().cpuSeconds();
      long received = process.ask("count", Long.class);
      long lost = SocketLoss.of(port);
      TimeUnit.SECONDS.sleep(seconds);
      cpu = process.figures().cpuSeconds() - cpu;
      received = process.ask("count", Long.class) - received;
      lost = SocketLoss.of(port) - lost;
      sending = false;
      sender.join();
      String measured =
          "%.2f us of CPU, %,d a second, %.2f %% lost"
              .formatted(
                  cpu / received * 1e6, received / seconds, 100.0 * lost / (received + lost));
      return new Figure(kind.name(), measured, "the least, 0 lost");
    }
  }

  private void send(int port) {
    ByteBuffer datagram = ByteBuffer.allocateDirect(Datagram.MAX_BYTES);
    List<DatagramChannel> channels = new ArrayList<>();
    try {
      for (int i = 0; i < SOCKETS; i++) {
        channels.add(DatagramChannel.open());
        channels.get(i).connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
      Pace pace = new Pace((double) rate / BURST, System.nanoTime());
      for (int turn = 0; sending; turn++) {
        pace.await();
        for (int i = 0; i < BURST; i++) {
          channels.get(turn % SOCKETS).write(datagram.clear());
        }
      }
      for (DatagramChannel channel : channels) {
        channel.close();
      }
    } catch (IOException _) {
      sending = false; // The receiver is gone.
    }
  }
}
