package pasu.bench.simulation;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.BusMessages;

/**
 * Cameras that are let into a Pasu elsewhere for a while. Closed, or when a signal ends the
 * process, they are revoked, and the clips that were told of are removed. Each has a site of its
 * own, whose plan keeps its clips until they were looked at.
 */
public final class Guests implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Guests.class);

  private final Server server;
  private final boolean stay;
  private final Map<String, String> secrets = new HashMap<>();
  private final List<String> clips = new ArrayList<>();
  private final Thread hook = new Thread(this::leave, "pasu-guests-leave");

  private Guests(Server server, boolean stay) {
    this.server = server;
    this.stay = stay;
  }

  /**
   * Lets them in; where one is refused, all are taken away again.
   *
   * @param stay whether cameras and clips stay for good
   */
  public static Guests enrol(Server server, List<String> cameras, boolean stay) {
    Guests guests = new Guests(server, stay);
    Runtime.getRuntime().addShutdownHook(guests.hook);
    try {
      cameras.forEach(guests::enrol);
      return guests;
    } catch (RuntimeException e) {
      guests.close();
      throw e;
    }
  }

  /** What proves each camera, by its name. */
  public Map<String, Supplier<String>> secrets() {
    Map<String, Supplier<String>> suppliers = new HashMap<>();
    secrets.forEach((camera, secret) -> suppliers.put(camera, () -> secret));
    return suppliers;
  }

  /** This clip is theirs. */
  public synchronized void made(String clip) {
    clips.add(clip);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      leave();
    } catch (IllegalStateException _) {
      // A signal came, and the hook does it.
    }
  }

  private void enrol(String camera) {
    JsonObject wish = new JsonObject().put("id", camera).put("site", camera);
    EnrolmentCode added =
        BusMessages.fromJson(server.post("/api/cameras", wish.encode()), EnrolmentCode.class);
    put(camera, ""); // From now on there is something to take away.
    JsonObject code = new JsonObject().put("code", added.code());
    String enrolled = server.post("/api/enrolments", code.encode());
    put(camera, BusMessages.fromJson(enrolled, Enrolled.class).secret());
  }

  /** A signal may end it meanwhile. */
  private synchronized void put(String camera, String secret) {
    secrets.put(camera, secret);
  }

  private synchronized void leave() {
    if (!stay) {
      secrets.keySet().forEach(camera -> delete("/api/cameras/" + camera));
      clips.forEach(clip -> delete("/api/clips/" + clip));
    }
  }

  private void delete(String path) {
    try {
      server.delete(path);
    } catch (CommandFailure e) {
      log.warn("not cleaned up path={} error=\"{}\"", path, e.getMessage());
    }
  }
}
