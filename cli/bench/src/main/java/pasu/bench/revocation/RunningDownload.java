package pasu.bench.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** An HTTP answer, read as it comes, on a thread of its own. */
final class RunningDownload implements Running {

  private final Socket socket;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  private RunningDownload(Socket socket) {
    this.socket = socket;
  }

  static RunningDownload of(URI server, String path, String token) throws IOException {
    RunningDownload download = new RunningDownload(new Socket(server.getHost(), server.getPort()));
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
      byte[] some = new byte[8 * 1024];
      while (in.read(some) >= 0) {
        begun.complete(null);
      }
      ended.complete(System.nanoTime());
    } catch (SocketException reset) {
      ended.complete(System.nanoTime());
    } catch (IOException e) {
      ended.completeExceptionally(e);
    }
  }
}
