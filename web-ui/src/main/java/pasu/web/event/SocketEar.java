package pasu.web.event;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket: each text message is one event, as JSON. */
record SocketEar(ServerWebSocket socket) implements Ear {

  /** "Try again later", of the registry that RFC 6455, section 11.7, began. */
  private static final short LATER = 1_013;

  @Override
  public boolean isFull() {
    return socket.isClosed() || socket.writeQueueFull();
  }

  @Override
  public void tell(String event, String json) {
    socket.writeTextMessage("{\"event\":\"%s\",\"data\":%s}".formatted(event, json));
  }

  @Override
  public void beat() {
    socket.writePing(Buffer.buffer());
  }

  @Override
  public void close() {
    socket.close(LATER, "what happened was not read in time; come again");
  }
}
