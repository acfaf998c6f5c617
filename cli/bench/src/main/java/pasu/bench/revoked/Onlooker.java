package pasu.bench.revoked;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import pasu.bench.GatewaySocket;
import pasu.cli.CommandFailure;

/** Somebody who looks at a camera live until that ends. */
final class Onlooker implements WebSocket.Listener, AutoCloseable {

  private static final int ENOUGH_PICTURES = 15;
  private static final long PATIENCE_SECONDS = 30;

  private final String camera;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch pictures = new CountDownLatch(ENOUGH_PICTURES);
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  private Onlooker(String camera) {
    this.camera = camera;
  }

  /** Begins to look; returns once pictures flow. */
  static Onlooker at(URI server, String token, String camera) throws InterruptedException {
    Onlooker onlooker = new Onlooker(camera);
    WebSocket _ = GatewaySocket.live(onlooker.http, server, camera, token, onlooker);
    if (!onlooker.pictures.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      onlooker.close();
      throw CommandFailure.failed(
          "no live pictures of %s within %d s".formatted(camera, PATIENCE_SECONDS));
    }
    return onlooker;
  }

  /** Waits until there is nothing more to see; in {@link System#nanoTime}. */
  long awaitEnd() throws InterruptedException {
    try {
      return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      throw CommandFailure.failed(
          "the live view of %s did not end within %d s".formatted(camera, PATIENCE_SECONDS));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    if (last) {
      pictures.countDown();
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.complete(System.nanoTime());
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable why) {
    ended.complete(System.nanoTime());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
