package pasu.pi;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pasu.edge.alone.LoneEdge;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.Failure;
import pasu.protocol.LinkWord.Request;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import picocli.CommandLine.Command;

/**
 * {@code pasu-edge rehearse}: one short life with a drawn camera, whose detected a server that is
 * none refuses. What a JVM sees here it has ready at later starts (JEP 514); the package runs it.
 */
@Command(name = "rehearse", hidden = true, description = "Lives for a moment, for the JVM's cache.")
final class RehearseCommand implements Callable<Integer> {

  private static final String CAMERA = "rehearsal";
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch detected = new CountDownLatch(1);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pasu-edge-rehearsal");
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          vertx.createHttpServer().webSocketHandler(this::opened).listen(0, "127.0.0.1").await();
      live(settings(folder, server.actualPort()), folder);
    } finally {
      vertx.close().await();
      remove(folder);
    }
    return detected.getCount() == 0 ? 0 : 1;
  }

  private void live(Settings settings, Path folder) throws IOException, InterruptedException {
    URI server = settings.servers().getFirst();
    EdgeIdentity nobody = new EdgeIdentity(CAMERA, CAMERA, server, null);
    new SecretFile(folder).write(nobody);
    LoneEdge edge = LoneEdge.open(settings.of(nobody, folder));
    try {
      edge.start().await();
      boolean _ = detected.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      edge.close().await();
    }
  }

  private static Settings settings(Path folder, int port) throws IOException {
    Path file = folder.resolve("edge.yaml");
    List<String> lines =
        List.of(
            "camera: \"scene:320x240@15\"",
            "sensor: \"every:1s\"",
            "pre-roll: 1s",
            "spool: 16",
            "server: \"http://127.0.0.1:%d\"".formatted(port));
    Files.write(file, lines);
    return Settings.read(file);
  }

  private void opened(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          if (LinkWord.read(text) instanceof Request(long id, var question)) {
            socket.writeTextMessage(Failure.of(id, Refusal.unavailable("a rehearsal")).write());
            if (question instanceof Detected) {
              detected.countDown();
            }
          }
        });
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
