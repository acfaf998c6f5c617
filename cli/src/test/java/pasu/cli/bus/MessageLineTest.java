package pasu.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MessageLineTest {

  @Test
  void isWhenWhereAndWhoSaidWhat() {
    JsonObject said =
        new JsonObject(
            """
            {"op":"message","address":"pasu.quits","at":"2026-11-23T10:00:05.120Z",
             "node":"gateway-1","manner":"tells",
             "body":{"type":"Quit","camera":"yard","epoch":7}}""");

    String line = MessageLine.of(said);

    assertThat(line)
        .matches("\\d\\d:\\d\\d:05\\.120 pasu\\.quits gateway-1 tells Quit camera=yard epoch=7");
  }
}
