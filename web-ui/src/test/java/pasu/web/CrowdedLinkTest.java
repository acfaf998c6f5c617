package pasu.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After a gateway's restart all edges come back at once. */
@ExtendWith(VertxExtension.class)
class CrowdedLinkTest {

  private static final int AT_ONCE = 64;
  private static final int UPGRADE_REQUIRED = 426;

  @Test
  void tellsWhoeverIsOneTooManyWhenToComeAgain(Vertx vertx, @TempDir Path clips) throws Exception {
    Rig rig = Rig.start(vertx, clips);
    Promise<Void> answers = Promise.promise();
    rig.controlPlane.gate = answers.future();
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> crowd =
          Stream.generate(() -> knock(client, rig)).limit(AT_ONCE + 1).toList();

      CompletableFuture.anyOf(crowd.toArray(CompletableFuture[]::new)).get(20, SECONDS);

      HttpResponse<String> refused =
          crowd.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(Rig.header(refused, "Retry-After")).isEqualTo("1");
      assertThat(refused.body()).contains("\"code\":\"links-crowded\"");
      assertThat(crowd.stream().filter(CompletableFuture::isDone)).hasSize(1);

      answers.complete();
      for (CompletableFuture<HttpResponse<String>> one : crowd) {
        int status = one.get(20, SECONDS).statusCode();
        assertThat(status).isIn(503, UPGRADE_REQUIRED);
      }
      assertThat(knock(client, rig).get(20, SECONDS).statusCode()).isEqualTo(UPGRADE_REQUIRED);
    }
  }

  private static CompletableFuture<HttpResponse<String>> knock(HttpClient client, Rig rig) {
    return client.sendAsync(
        Rig.as("gate", rig.request("GET", "/link", "")).build(), BodyHandlers.ofString());
  }
}
