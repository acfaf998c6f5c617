package pasu.bench.crash;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.agent.RecoveryVerticle;
import pasu.catalog.CatalogOptions;
import pasu.catalog.CatalogVerticle;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.StreamMessage.Admit;

/**
 * A real agent with its catalog, recovery first, in a process that is there to be killed.
 *
 * <p>Each line of its input is an {@link Admit}, answered by the JSON of an {@code Admitted}. It
 * says every change of a clip in a line of its own, after {@link #CHANGED}, and ends with its
 * input.
 */
final class CrashedAgent {

  static final String CHANGED = "changed ";
  static final String READY = "ready";

  private static final String NAME = "bench";
  private static final String KEEP_ALL = "update plan set clips_kept = 1000000";

  private final Bus bus;

  private CrashedAgent(Vertx vertx, Path data) {
    BusMessages.registerCodecs(vertx.eventBus());
    this.bus = new Bus(vertx.eventBus());
    Path clips = data.resolve("clips");
    InstantSource clock = InstantSource.system();
    Database database = Database.open(DatabaseOptions.in(data));
    database.run(t -> t.update(KEEP_ALL));
    vertx.deployVerticle(new CatalogVerticle(database, CatalogOptions.in(clips), clock)).await();
    bus.hear(Addresses.CHANGED_CLIPS, CrashedAgent::changed).await();
    vertx.deployVerticle(new RecoveryVerticle(clips)).await();
    AgentOptions options = new AgentOptions(NAME, 3, clips, "127.0.0.1");
    vertx.deployVerticle(new AgentVerticle(options, clock)).await();
  }

  /**
   * Runs one.
   *
   * @param args the data folder
   */
  public static void main(String[] args) throws IOException {
    CrashedAgent agent = new CrashedAgent(Vertx.vertx(), Path.of(args[0]));
    say(READY);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Admit admit = BusMessages.fromJson(line, Admit.class);
      say(BusMessages.toJson(agent.bus.ask(Addresses.admit(NAME), admit).await()));
    }
    System.exit(0);
  }

  private static void changed(ClipChanged news) {
    say(CHANGED + BusMessages.toJson(news.clip()));
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
