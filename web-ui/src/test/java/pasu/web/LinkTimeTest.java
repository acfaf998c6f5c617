package pasu.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.TimeIs;

@ExtendWith(VertxExtension.class)
class LinkTimeTest {

  @Test
  void tellsAnEdgeWhatTimeItIs(Vertx vertx, @TempDir Path clips) throws Exception {
    Rig rig = Rig.start(vertx, clips);
    Promise<String> answer = Promise.promise();
    WebSocket link = rig.socket("gate", "/link").await();
    link.textMessageHandler(answer::tryComplete);

    link.writeTextMessage(new AskTime(42).write());

    long now = ScriptedControlPlane.STARTED.toEpochMilli() * 1_000;
    assertThat(LinkWord.read(answer.future().await(20, SECONDS)))
        .isEqualTo(new TimeIs(42, now, now));
  }
}
