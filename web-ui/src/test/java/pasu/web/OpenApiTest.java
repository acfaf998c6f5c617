package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;
import pasu.web.live.LivePace;

@ExtendWith(VertxExtension.class)
class OpenApiTest {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private Rig rig;
  private JsonNode description;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) throws IOException {
    rig = Rig.start(vertx, clips);
    new ClipsOnDisk(clips, ScriptedControlPlane.CLIP).append(4);
    description = new YAMLMapper().readTree(rig.get("/openapi.yaml").body());
  }

  @Test
  void describesEveryRouteAndNoOther(Vertx vertx) {
    Set<String> routes =
        new Gateway(vertx, new GatewayOptions(0, rig.clips), LivePace.DEFAULT, rig.now::get)
            .routes().rows().stream()
                .map(row -> "%s %s %s".formatted(row.method(), row.path(), row.access()))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described()).isEqualTo(routes);
  }

  @Test
  void describesEveryQueryTheApiKnows(Vertx vertx) {
    new Gateway(vertx, new GatewayOptions(0, rig.clips), LivePace.DEFAULT, rig.now::get)
        .routes().rows().stream()
            .filter(row -> row.path().startsWith("/api/"))
            .forEach(
                row ->
                    assertThat(queries(row.path(), lower(row.method().name())))
                        .as(row.path())
                        .isEqualTo(row.queries()));
  }

  private Set<String> queries(String path, String method) {
    Set<String> names = new TreeSet<>();
    description
        .get("paths")
        .get(path)
        .get(method)
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.get("name").asText());
              }
            });
    return names;
  }

  private static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    description
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            String text =
                                "%s %s %s"
                                    .formatted(
                                        operation.getKey(),
                                        path.getKey(),
                                        operation.getValue().path("x-access").asText());
                            described.add(upper(text, path.getKey()));
                          }
                        }));
    return described;
  }

  private static String upper(String text, String path) {
    return text.toUpperCase(Locale.ROOT).replace(path.toUpperCase(Locale.ROOT), path);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/me, Principal",
    "/api/clips, ListedClip",
    "/api/clips/0123456789abcdef0123456789abcdef, ClipDetails",
    "/api/cameras, Camera",
    "/api/agents, Agent",
    "/api/nodes, Node",
    "/api/scaling, ScalingState",
    "/api/none, Problem",
    "/healthz, Status",
    "/readyz, Status",
  })
  void answersWithTheFieldsItDescribes(String path, String schema, Vertx vertx) throws IOException {
    new Bus(vertx.eventBus())
        .publish(Addresses.NODES, new Node("agent-1", "agent", Instant.EPOCH, false));
    rig.until(() -> !Rig.array(rig.call("operator", "GET", "/api/nodes", "")).isEmpty());
    JsonNode answer = new ObjectMapper().readTree(rig.call("operator", "GET", path, "").body());
    JsonNode object = answer.isArray() ? answer.get(0) : answer;

    assertConforms(object, schema);
  }

  private void assertConforms(JsonNode object, String name) {
    JsonNode schema = description.at("/components/schemas/" + name);
    assertThat(names(object)).isEqualTo(names(schema.get("properties")));
    Set<String> required = new TreeSet<>();
    schema.get("required").forEach(field -> required.add(field.asText()));
    assertThat(names(object)).containsAll(required);
    schema
        .get("properties")
        .properties()
        .forEach(field -> assertType(object.get(field.getKey()), field.getValue()));
  }

  private void assertType(JsonNode value, JsonNode schema) {
    if (schema.has("$ref")) {
      assertType(value, description.at(schema.get("$ref").asText().substring(1)));
      return;
    }
    String actual =
        switch (value.getNodeType()) {
          case NULL -> "null";
          case NUMBER ->
              schema.path("type").toString().contains("number") || !value.isIntegralNumber()
                  ? "number"
                  : "integer";
          default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    assertThat(schema.get("type").toString()).contains("\"" + actual + "\"");
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
