package pasu.bench.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP answer, read no faster than a line of 8 Mbit/s lets it through, on a thread of its own.
 */
final class RunningDownload implements Running {

  private static final int TURN_MILLIS = 50;
  private static final int BYTES_A_TURN = 50_000;
  private static final int RECEIVE_BUFFER_BYTES = 64 * 1024;

  private final Socket socket = new Socket();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  private RunningDownload() {}

  static RunningDownload of(URI server, String path, String token) throws IOException {
    RunningDownload download = new RunningDownload();
    download.socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    download.socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    download
        .socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, server.getAuthority(), token)
                .getBytes(StandardCharsets.US_ASCII));
    Thread.ofVirtual().start(download::read);
    return download;
  }

  @Override
  public CompletableFuture<Void> begun() {
    return begun;
  }

  @Override
  public CompletableFuture<Long> ended() {
    return ended;
  }

  private void read() {
    try (socket;
        InputStream in = socket.getInputStream()) {
      while (in.read(new byte[BYTES_A_TURN]) >= 0) {
        begun.complete(null);
        TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      }
      ended.complete(System.nanoTime());
    } catch (SocketException reset) {
      ended.complete(System.nanoTime());
    } catch (IOException | InterruptedException e) {
      ended.completeExceptionally(e);
    }
  }
}
