package pasu.assignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.control.Samples.detected;
import static pasu.control.Samples.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Events;
import pasu.control.ScriptedAgent;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Suite;
import pasu.registration.AgentRegistrationVerticle;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class AssignmentVerticleTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    InstantSource clock = InstantSource.system();
    RegistrationOptions registration = RegistrationOptions.DEFAULTS;
    vertx.deployVerticle(new RegistrationVerticle(database, registration, clock)).await();
    vertx.deployVerticle(new AgentRegistrationVerticle(registration, clock)).await();
    vertx
        .deployVerticle(
            new AssignmentVerticle(database, AssignmentOptions.DEFAULTS, clock, new SecureRandom()))
        .await();
    vertx.deployVerticle(new ScriptedAgent("agent-1", 3)).await();
    await(bus.ask(Addresses.EDGES, edge("yard")));
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void choosesWhatTheEdgePrefers() {
    assertThat(fire(1).terms().suite()).isEqualTo(Suite.CHACHA20_POLY1305);
  }

  @Test
  void announcesADetectionOnceHoweverOftenItIsAsked(Vertx vertx) {
    List<Detected> announced = Events.all(vertx, Addresses.DETECTED);
    Future<?> second =
        Events.first(vertx, Addresses.DETECTED, detected -> detected.clipNumber() == 2);
    fire(1);

    fire(1);
    fire(2);

    await(second);
    assertThat(announced).extracting(Detected::clipNumber).containsExactly(1, 2);
  }

  @Test
  void givesAViewerTheLeaseThatAClipHas() {
    Grant clip = fire(1);

    assertThat(await(bus.ask(Addresses.LIVE_WANTED, new LiveWanted("yard")))).isEqualTo(clip);
  }

  @Test
  void drawsALargerEpochForEachLease() {
    Grant first = fire(1);
    bus.publish(Addresses.QUITS, new Quit("yard", first.terms().epoch()));

    Grant second = fire(2);

    assertThat(second.terms().epoch()).isGreaterThan(first.terms().epoch());
  }

  @Test
  void refusesACameraNobodyRegisteredForNow() {
    assertThatThrownBy(() -> await(bus.ask(Addresses.DETECTIONS, detected("moon", 1))))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue())
        .hasMessageContaining("\"moon\"");
  }

  @Test
  void refusesACameraWhoseEdgeHasNotSpokenYetForNow() {
    String added =
        "insert into camera (id, site, name, source, sensor, suites)"
            + " values ('shelf', 'home', 'shelf', '', '', '')";
    database.run(transaction -> transaction.update(added));

    assertThatThrownBy(() -> await(bus.ask(Addresses.DETECTIONS, detected("shelf", 1))))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue())
        .hasMessageContaining("no edge has registered a camera \"shelf\" yet");
  }

  private Grant fire(int clip) {
    return await(bus.ask(Addresses.DETECTIONS, detected("yard", clip)));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
