package pasu.bench.revocation;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages are taken as they come. */
final class RunningSocket implements WebSocket.Listener, Running {

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  @Override
  public CompletableFuture<Void> begun() {
    return begun;
  }

  @Override
  public CompletableFuture<Long> ended() {
    return ended;
  }

  @Override
  public void onOpen(WebSocket socket) {
    begun.complete(null);
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.complete(System.nanoTime());
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.complete(System.nanoTime());
  }
}
