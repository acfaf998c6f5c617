package pasu.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillOfMaterialsTest {

  private static final String ALL =
      """
      {"serialNumber": "urn:uuid:00000000-0000-0000-0000-000000000000",
       "metadata": {"component": {"bom-ref": "pasu-cli@1"}},
       "components": [
         {"bom-ref": "ffmpeg@8", "name": "ffmpeg", "version": "8", "hashes": [1]},
         {"bom-ref": "ffmpeg@8?classifier=linux-x86_64&type=jar", "name": "ffmpeg", "version": "8", "hashes": [2]},
         {"bom-ref": "docker@3", "name": "docker", "version": "3", "hashes": [3]},
         {"bom-ref": "netty@4", "name": "netty", "version": "4", "hashes": [4]}],
       "dependencies": [
         {"ref": "pasu-cli@1", "dependsOn": ["ffmpeg@8", "docker@3"]},
         {"ref": "docker@3", "dependsOn": ["netty@4"]},
         {"ref": "ffmpeg@8", "dependsOn": ["ffmpeg@8?classifier=linux-x86_64&type=jar"]},
         {"ref": "netty@4"}]}
      """;

  private static final Set<String> JARS = Set.of("ffmpeg-8.jar", "netty-4.jar", "netty-5.jar");

  @Test
  void hasWhatIsThereAndTheRuntime() {
    JsonObject list = BillOfMaterials.of(ALL, JARS, "x86_64");

    assertThat(refs(list))
        .containsExactly(
            "ffmpeg@8", "ffmpeg@8?classifier=linux-x86_64&type=jar", "netty@4", "java");
    assertThat(part(list, 3).getString("version")).isEqualTo(Runtime.version().toString());
    assertThat(list.getString("serialNumber")).startsWith("urn:uuid:").doesNotContain("0000-0000");
  }

  @Test
  void dependsOnNothingThatIsNotThere() {
    JsonArray graph = BillOfMaterials.of(ALL, JARS, "x86_64").getJsonArray("dependencies");

    assertThat(graph.encode())
        .isEqualTo(
            new JsonArray(
                    """
                    [{"ref": "pasu-cli@1", "dependsOn": ["ffmpeg@8"]},
                     {"ref": "ffmpeg@8", "dependsOn": ["ffmpeg@8?classifier=linux-x86_64&type=jar"]},
                     {"ref": "netty@4"}]
                    """)
                .encode());
  }

  @Test
  void namesTheNativesOfAnotherPlatformWithoutTheHashesOfThisOnes() {
    JsonObject list = BillOfMaterials.of(ALL, JARS, "arm64");

    assertThat(refs(list)).contains("ffmpeg@8?classifier=linux-arm64&type=jar");
    assertThat(part(list, 0).containsKey("hashes")).isTrue();
    assertThat(part(list, 1).containsKey("hashes")).isFalse();
    assertThat(list.encode()).doesNotContain("x86_64");
  }

  private static List<String> refs(JsonObject list) {
    return list.getJsonArray("components").stream()
        .map(part -> ((JsonObject) part).getString("bom-ref"))
        .toList();
  }

  private static JsonObject part(JsonObject list, int index) {
    return list.getJsonArray("components").getJsonObject(index);
  }
}
