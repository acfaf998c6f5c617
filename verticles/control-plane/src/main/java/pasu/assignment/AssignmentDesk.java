package pasu.assignment;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** Takes what is asked and told of leases. Belongs to one verticle. */
final class AssignmentDesk {

  private final Bus bus;
  private final InstantSource clock;
  private final DetectionNews news;
  private final BusCounterparts counterparts;
  private final Assignments assignments;

  AssignmentDesk(
      Vertx vertx,
      Database database,
      AssignmentOptions options,
      Mandate mandate,
      InstantSource clock,
      RandomGenerator random) {
    this.bus = new Bus(vertx.eventBus());
    this.clock = clock;
    this.news = new DetectionNews(bus);
    this.counterparts = new BusCounterparts(vertx, database, mandate, options.admitPatience());
    this.assignments = new Assignments(options, clock, random, counterparts);
  }

  Future<Grant> detected(Detected detected) {
    news.tell(detected);
    return request(detected.camera(), detected);
  }

  Future<Grant> liveWanted(LiveWanted wish) {
    return request(wish.camera(), null);
  }

  void agents(Agents all) {
    assignments.update(all.agents());
  }

  void lost(AgentLost lost) {
    assignments.lost(lost.agent());
  }

  void quit(Quit quit) {
    assignments.quit(quit);
  }

  /** Asks who is alive, should a change have been missed. */
  void learnAgents() {
    bus.ask(Addresses.AGENT_LIST, new ListAgents()).onSuccess(this::agents);
  }

  void sweep() {
    assignments.sweep();
    counterparts.repeatWaiting();
  }

  void close() {
    assignments.close();
  }

  private Future<Grant> request(String camera, @Nullable Detected detected) {
    Instant now = clock.instant();
    Promise<Grant> answer = Promise.promise();
    counterparts
        .standing(camera)
        .map(standing -> new Request(camera, detected, standing, now, now, answer))
        .onSuccess(assignments::request)
        .onFailure(answer::tryFail);
    return answer.future();
  }
}
