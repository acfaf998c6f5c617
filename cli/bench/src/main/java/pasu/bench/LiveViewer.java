package pasu.bench;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A viewer that notes how old each picture is when its last byte is there. */
public final class LiveViewer implements WebSocket.Listener {

  private final Queue<Duration> ages = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();

  public List<Duration> ages() {
    return List.copyOf(ages);
  }

  public void forget() {
    ages.clear();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    picture.writeBytes(bytes);
    if (last) {
      long now = System.nanoTime();
      StampedCamera.stampOf(ByteBuffer.wrap(picture.toByteArray()))
          .ifPresent(captured -> ages.add(Duration.ofNanos(now - captured)));
      picture.reset();
    }
    socket.request(1);
    return null;
  }
}
