package pasu.cli.bus;

import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;

/** The operators' door to the bus: a WebSocket with one JSON object per text message. */
final class BusDoor implements AutoCloseable {

  private final Ear ear;
  private final WebSocket socket;

  private BusDoor(Ear ear, WebSocket socket) {
    this.ear = ear;
    this.socket = socket;
  }

  /**
   * Opens it.
   *
   * @param listener told of everything the server says, in order, on one thread at a time
   */
  static BusDoor open(Server server, Consumer<JsonObject> listener) {
    Ear ear = new Ear(listener);
    return new BusDoor(ear, server.openLink(ear));
  }

  /** A message as its sender wrote it, checked before it leaves. */
  static JsonObject message(String json) {
    BusMessage message = BusMessages.fromNamedJson(json);
    return new JsonObject(BusMessages.toNamedJson(message));
  }

  void say(JsonObject words) {
    socket.sendText(words.encode(), true).join();
  }

  /** Waits until the server has read, and answered, all that was said. */
  void settle() {
    socket.sendPing(ByteBuffer.allocate(0)).join();
    join(ear.pong);
  }

  /** Waits until the server closes the door. */
  void listen() {
    join(ear.closed);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static void join(CompletableFuture<?> event) {
    try {
      event.join();
    } catch (CompletionException e) {
      throw CommandFailure.failed("the server is gone: " + e.getCause());
    }
  }

  /** Puts the pieces of a message together. */
  private static final class Ear implements WebSocket.Listener {

    private final Consumer<JsonObject> listener;
    private final StringBuilder pieces = new StringBuilder();
    private final CompletableFuture<Void> pong = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Ear(Consumer<JsonObject> listener) {
      this.listener = listener;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
      pieces.append(piece);
      if (last) {
        listener.accept(new JsonObject(pieces.toString()));
        pieces.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      pong.complete(null);
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      onError(socket, new EOFException("closed with %d %s".formatted(status, reason)));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      pong.completeExceptionally(error);
      closed.completeExceptionally(error);
    }
  }
}
