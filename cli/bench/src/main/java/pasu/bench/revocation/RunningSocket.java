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
  private int awaited;

  /**
   * Creates it.
   *
   * @param messages that must have come, in binary, until it has begun; 0 where being open will do
   */
  RunningSocket(int messages) {
    awaited = messages;
  }

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
    lookWhetherBegun();
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    if (last) {
      awaited--;
      lookWhetherBegun();
    }
    socket.request(1);
    return null;
  }

  private void lookWhetherBegun() {
    if (awaited <= 0) {
      begun.complete(null);
    }
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
