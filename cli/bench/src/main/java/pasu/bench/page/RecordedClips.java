package pasu.bench.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.edge.CameraSpec;

/** Clips in a Pasu of this process, recorded as any others. */
final class RecordedClips {

  private static final Set<String> DONE = Set.of("ready", "incomplete");
  private static final int PATIENCE_SECONDS = 120;
  private static final int PAUSE_MILLIS = 200;

  private final Server server;

  RecordedClips(String url, Path data) {
    PrintWriter silent = new PrintWriter(PrintWriter.nullWriter());
    server = Server.at(URI.create(url), data.resolve("admin.token"), null, silent);
  }

  /** So many cameras that show a film and are fired by hand. */
  static List<CameraSpec> cameras(int count, Path film) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> CameraSpec.parse("camera-%d=file:%s,manual:".formatted(n, film)))
        .toList();
  }

  /** Has each camera record so many clips; returns when all are done. */
  void record(int each) throws InterruptedException {
    await("/api/cameras", all -> all.stream().allMatch(it -> it.getInteger("width") > 0));
    List<String> cameras = list("/api/cameras").stream().map(it -> it.getString("id")).toList();
    for (int round = 1; round <= each; round++) {
      cameras.forEach(it -> server.post("/api/cameras/" + it + "/detections"));
      int wanted = round * cameras.size();
      await(
          "/api/clips?limit=200",
          all -> all.stream().filter(it -> DONE.contains(it.getString("state"))).count() == wanted);
    }
  }

  private void await(String path, Predicate<List<JsonObject>> wanted) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 1_000 / PAUSE_MILLIS; i++) {
      if (wanted.test(list(path))) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw CommandFailure.failed(
        "the clips were not there after %d s; %s has %s"
            .formatted(PATIENCE_SECONDS, path, server.get(path)));
  }

  private List<JsonObject> list(String path) {
    return new JsonArray(server.get(path)).stream().map(JsonObject.class::cast).toList();
  }
}
