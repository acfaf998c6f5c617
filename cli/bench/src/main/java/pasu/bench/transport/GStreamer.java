package pasu.bench.transport;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pasu.cli.CommandFailure;
import pasu.measure.ProcessFigures;

/** GStreamer's receive-and-store: RTP JPEG over UDP into Matroska files, all in one process. */
final class GStreamer implements AutoCloseable {

  private static final String COMMAND = "gst-launch-1.0";
  private static final String CAPS =
      "caps=application/x-rtp,media=video,clock-rate=90000,encoding-name=JPEG,payload=26";

  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 30_000;

  private final Process process;
  private final Path folder;
  private final List<Integer> ports;

  private GStreamer(Process process, Path folder, List<Integer> ports) {
    this.process = process;
    this.folder = folder;
    this.ports = ports;
  }

  /** Fails with what to install where it is not there. */
  static void require() throws IOException, InterruptedException {
    try {
      new ProcessBuilder(COMMAND, "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw CommandFailure.usage(
          "there is no %s to compare with; install it: apt-get install gstreamer1.0-tools gstreamer1.0-plugins-good"
              .formatted(COMMAND));
    }
  }

  /** Starts one process with a pipeline for each stream. */
  static GStreamer start(int streams, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Integer> ports = freePorts(streams);
    List<String> line = new ArrayList<>(List.of(COMMAND, "-q"));
    for (int port : ports) {
      line.addAll(List.of("udpsrc", "port=" + port, "buffer-size=" + (4 << 20), CAPS, "!"));
      line.addAll(List.of("rtpjpegdepay", "!", "matroskamux", "!", "filesink"));
      line.add("location=" + folder.resolve(port + ".mkv"));
    }
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new GStreamer(process, folder, ports);
  }

  List<Integer> ports() {
    return ports;
  }

  ProcessFigures figures() throws IOException {
    return ProcessFigures.of(process.pid());
  }

  /** Bytes of all files. */
  long stored() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Datagrams that found no room at its sockets. */
  long lost() throws IOException {
    long lost = 0;
    for (int port : ports) {
      lost += SocketLoss.of(port);
    }
    return lost;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Below those that the senders' sockets are given. */
  private static List<Integer> freePorts(int count) {
    return IntStream.range(FIRST_PORT, LAST_PORT)
        .filter(GStreamer::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (DatagramSocket _ = new DatagramSocket(port)) {
      return true;
    } catch (SocketException _) {
      return false;
    }
  }
}
