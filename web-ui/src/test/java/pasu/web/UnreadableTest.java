package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client of ours would write. */
@ExtendWith(VertxExtension.class)
class UnreadableTest {

  private static final String LONG = "x".repeat(9_000);

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/cameras/%zz/snapshot.jpg HTTP/1.1, 400",
    "GET /LONG HTTP/1.1, 414",
    "GET / HTTP/1.1#X: LONG, 431",
    "nonsense, 400",
  })
  void refusesInASentenceAndCountsWhatItCannotRead(String request, int status) {
    String answer = answer(request.replace("LONG", LONG).replace("#", "\r\n"));

    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] %d .*".formatted(status))
        .contains("application/problem+json", "the request cannot be understood: ");
    assertThat(Rig.text(rig.call("operator", "GET", "/metrics", "")))
        .contains("pasu_http_requests_total{status=\"%d\"} 1".formatted(status));
  }

  private String answer(String request) {
    Buffer answer = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    NetClient client = rig.vertx.createNetClient();
    NetSocket socket = client.connect(rig.port, "127.0.0.1").await();
    socket.handler(answer::appendBuffer).closeHandler(_ -> ended.complete());
    socket.write(request + "\r\nHost: x\r\nConnection: close\r\n\r\n");
    ended.future().timeout(20, TimeUnit.SECONDS).await();
    client.close().await(); // One that nothing refers to would be closed before.
    return answer.toString();
  }
}
