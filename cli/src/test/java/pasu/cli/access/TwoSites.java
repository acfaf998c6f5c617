package pasu.cli.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.measure.LonePlane;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.Suite;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;
import pasu.web.GatewayOptions;
import pasu.web.GatewayVerticle;

/**
 * A gateway and a control plane over two sites, home and shop, each with a camera, a viewer and an
 * owner; nothing of it is scripted but the edges.
 */
final class TwoSites implements AutoCloseable {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Pattern PATH = Pattern.compile("  (/\\S*):");
  private static final Pattern METHOD = Pattern.compile("    (get|put|post|patch|delete):");

  private final Path clips;
  private final Bus bus;
  private final ControlPlane plane;
  private final Database database;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private int calls;

  private TwoSites(Path clips, Bus bus, ControlPlane plane, Database database, int port) {
    this.clips = clips;
    this.bus = bus;
    this.plane = plane;
    this.database = database;
    this.port = port;
  }

  static TwoSites open(Vertx vertx, Path folder) throws Exception {
    Bus bus = new Bus(vertx.eventBus());
    Path clips = Files.createDirectories(folder.resolve("clips"));
    ControlPlaneOptions options = ControlPlaneOptions.in(folder);
    ControlPlane plane =
        LonePlane.open(
            vertx,
            options.withRegistration(options.registration().withoutFirstRound()),
            InstantSource.system());
    GatewayVerticle gateway =
        new GatewayVerticle(new GatewayOptions(0, clips), InstantSource.system());
    vertx.deployVerticle(gateway).await();
    Database database = Database.open(DatabaseOptions.in(folder));
    TwoSites sites = new TwoSites(clips, bus, plane, database, gateway.port());
    sites.furnish(vertx);
    return sites;
  }

  /** Every route the gateway says it has. */
  List<String> routes() {
    List<String> routes = new ArrayList<>();
    String path = "";
    for (String line : get("/openapi.yaml").lines().toList()) {
      Matcher named = PATH.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (named.matches()) {
        path = named.group(1);
      } else if (method.matches()) {
        routes.add(method.group(1).toUpperCase(java.util.Locale.ROOT) + " " + path);
      }
    }
    return routes;
  }

  /**
   * The status of the answer to a call that leaves everything as it was for the next.
   *
   * @param body may say {@code {n}} where each call needs a name of its own
   */
  int call(String route, String body, String who) throws Exception {
    calls++;
    String[] words = route.split(" ", -1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path(route, words[1])))
            .timeout(Duration.ofSeconds(20))
            .method(words[0], BodyPublishers.ofString(body.replace("{n}", "" + calls)));
    if (!who.equals("anonymous")) {
      request.header("Authorization", "Bearer " + token(who));
    }
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close(); // Some never end.
    return answer.statusCode();
  }

  private String path(String route, String path) throws Exception {
    String camera = route.startsWith("DELETE") ? "gone" + calls : "yard";
    if (route.startsWith("DELETE /api/cameras")) {
      bus.ask(Addresses.EDGES, edge(camera, "home")).await();
    }
    if (path.contains("/members/") || path.contains("/accounts/")) {
      person("guest-" + calls, "home", "viewer");
    }
    String id = path.contains("/clips/") ? clip(calls, "yard", "home") : camera;
    return path.replace("/sites/{id}", "/sites/home")
        .replace("/agents/{id}", "/agents/agent-1")
        .replace("/accounts/{id}", "/accounts/guest-" + calls)
        .replace("/plans/{name}", "/plans/plus")
        .replace("{id}", id)
        .replace("{n}", "0")
        .replace("/members/{name}", "/members/guest-" + calls)
        .replace("{name}", "ntfy")
        .replace("{kind}/{tag}", "edge-lost/none")
        .replace("*", "none.js");
  }

  private void furnish(Vertx vertx) throws Exception {
    for (EdgeAlive edge : List.of(edge("yard", "home"), edge("till", "shop"))) {
      bus.ask(Addresses.EDGES, edge).await();
      vertx.setPeriodic(500, _ -> bus.ask(Addresses.EDGES, edge));
      bus.answer(
              Addresses.fire(edge.camera()), _ -> Future.succeededFuture(new Fired("f".repeat(32))))
          .await();
    }
    database.run(t -> t.update("update site set plan = 'plus'"));
    person("viewer", "home", "viewer");
    person("strange-viewer", "shop", "viewer");
    person("owner", "home", "owner");
    person("strange-owner", "shop", "owner");
  }

  private void person(String name, String site, String role) {
    database.run(
        t ->
            t.update(
                    "insert into account (id, title, operator, created_at) values (?, ?, false, 0)",
                    name,
                    name)
                + t.update("insert into membership values (?, ?, ?)", name, site, role));
  }

  /** A new one each time: one route ends the session it is called with. */
  private String token(String who) throws Exception {
    String token = "token-" + UUID.randomUUID();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().formatHex(hash);
    database.run(
        t ->
            who.equals("edge")
                ? t.update(
                    "insert into token (hash, kind, account, role, expires_at)"
                        + " values (?, 'edge', 'yard', 'edge', ?)",
                    hex,
                    Long.MAX_VALUE)
                : t.update(
                    "insert into session (hash, account, created_at, seen_at, expires_at,"
                        + " user_agent, address) values (?, ?, ?, ?, ?, '', '')",
                    hex,
                    who,
                    Instant.now().toEpochMilli() * 1_000,
                    Long.MAX_VALUE / 1_000_000,
                    Long.MAX_VALUE));
    return token;
  }

  private String clip(int number, String camera, String site) throws Exception {
    String id = "%032x".formatted(number);
    ClipFolder folder = ClipFolder.of(clips, id);
    byte[] jpeg = "a picture".getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry = ByteBuffer.allocate(IndexEntry.BYTES);
    IndexEntry.describing(0, 0, NOON.toEpochMilli() * 1_000, jpeg).encode(entry);
    Files.createDirectories(folder.path());
    Files.write(folder.firstPart().frames(), jpeg);
    Files.write(folder.firstPart().index(), entry.array());
    Files.write(folder.video(), jpeg);
    Clip clip =
        new Clip(
            id, camera, site, 3, Cause.MANUAL, NOON, NOON, 100, 1, 0, Clip.State.READY, 9, false);
    bus.ask(Addresses.CLIP_REPORTS, new ClipSaved(clip, 1, List.of())).await();
    return id;
  }

  private static EdgeAlive edge(String camera, String site) {
    return new EdgeAlive(
        camera,
        site,
        "scene:",
        "manual:",
        1280,
        720,
        15,
        null,
        List.of(),
        List.of(Suite.CHACHA20_POLY1305),
        List.of());
  }

  private String get(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    database.close();
    plane.close();
  }
}
