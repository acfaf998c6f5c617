package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.EdgeMessage.Watching;

/** An edge that streams and the agent it streams to, whose pictures a test sends by hand. */
final class ScriptedAgent {

  final CopyOnWriteArrayList<ServerWebSocket> gateways = new CopyOnWriteArrayList<>();

  /** Whether the next gateway is let in by nobody. */
  final AtomicBoolean standsStill = new AtomicBoolean();

  ScriptedAgent(Vertx vertx, ScriptedControlPlane controlPlane) {
    HttpServer server =
        vertx
            .createHttpServer()
            .webSocketHandler(gateways::add)
            .requestHandler(request -> request.response().setStatusCode(404).end())
            .listen(0, "127.0.0.1")
            .await();
    LiveDoor door = new LiveDoor("127.0.0.1", server.actualPort(), "t0ken");
    LiveDoor mute = new LiveDoor("127.0.0.1", mutePort(vertx), "t0ken");
    controlPlane.answer(
        Addresses.watch("yard"), _ -> Future.succeededFuture(new Watching("agent-1")));
    controlPlane.answer(
        Addresses.live("agent-1"),
        _ -> Future.succeededFuture(standsStill.compareAndSet(true, false) ? mute : door));
  }

  /** Takes connections, as the kernel does for a process that stands still. */
  private static int mutePort(Vertx vertx) {
    return vertx
        .createNetServer()
        .connectHandler(_ -> {})
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  /** Sends a picture to every gateway that is connected. */
  void send(long frame, long captureMicros, Buffer jpeg) {
    Buffer message =
        Buffer.buffer().appendUnsignedInt(frame).appendLong(captureMicros).appendBuffer(jpeg);
    gateways.stream()
        .filter(gateway -> !gateway.isClosed())
        .forEach(gateway -> gateway.writeBinaryMessage(message));
  }

  long connected() {
    return gateways.stream().filter(gateway -> !gateway.isClosed()).count();
  }
}
