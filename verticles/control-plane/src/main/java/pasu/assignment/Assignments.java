package pasu.assignment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;

/**
 * Who gets which slot. Not thread-safe: it belongs to one verticle.
 *
 * <p>Every request goes through the line; whenever something changes, the line is gone through in
 * order. At most one question is under way per camera, so that it never gets two leases.
 */
final class Assignments {

  private static final Logger log = LoggerFactory.getLogger(Assignments.class);
  private static final Duration AVOIDED = Duration.ofSeconds(1);

  private final AssignmentOptions options;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counterparts counterparts;
  private final AgentPool pool = new AgentPool();
  private final WaitingRequests waiting = new WaitingRequests();
  private final Set<String> underWay = new HashSet<>();
  private final Leases leases;
  private boolean agentsKnown;

  /**
   * Creates it, knowing no agent: until it does, nobody is served and nobody counts as waiting.
   *
   * @param random a cryptographically strong source
   */
  Assignments(
      AssignmentOptions options,
      InstantSource clock,
      RandomGenerator random,
      Counterparts counterparts) {
    this.options = options;
    this.clock = clock;
    this.random = random;
    this.counterparts = counterparts;
    this.leases = new Leases(options.silence());
  }

  /** Takes a request; its answer may be there when this returns, or much later. */
  void request(Request request) {
    waiting.add(request);
    goThroughTheLine();
  }

  void update(List<Agent> agents) {
    agentsKnown = true;
    pool.update(agents);
    agents.forEach(agent -> leases.compare(agent, clock.instant()).forEach(this::release));
    goThroughTheLine();
  }

  void lost(String agent) {
    leases.endOn(agent);
    pool.forget(agent);
  }

  void quit(Quit quit) {
    leases.end(quit.camera(), quit.epoch()).ifPresent(this::release);
    goThroughTheLine();
  }

  /** Refuses who waited too long, and tries the others again. */
  void sweep() {
    waiting.refuseAskedBefore(clock.instant().minus(options.waiting()));
    goThroughTheLine();
  }

  /** Refuses everybody who waits: from now on another decides. */
  void close() {
    waiting.refuseAll();
  }

  private void goThroughTheLine() {
    if (!agentsKnown) {
      return;
    }
    for (Request request : waiting.inTurn()) {
      if (!isUnderWay(request)) {
        answer(request);
      }
    }
    counterparts.waiting(waitingForASlot());
  }

  private Waiting waitingForASlot() {
    List<Standing> wanting =
        waiting.inTurn().stream()
            .filter(request -> !isUnderWay(request))
            .map(Request::standing)
            .toList();
    return new Waiting(
        wanting.size(),
        wanting.stream()
            .filter(Standing::dedicated)
            .collect(Collectors.groupingBy(Standing::site, Collectors.summingInt(_ -> 1))));
  }

  private boolean isUnderWay(Request request) {
    return underWay.contains(request.camera());
  }

  private void answer(Request request) {
    Optional<Grant> lease = leases.of(request.camera());
    if (lease.isPresent()) {
      begin(request);
      goOn(request, lease.get());
    } else {
      pool.promise(request.camera(), request.standing(), clock.instant())
          .ifPresent(
              agent -> {
                begin(request);
                grant(request, agent);
              });
    }
  }

  /** Tells the agent that has the camera's stream of a further clip in it. */
  private void goOn(Request request, Grant lease) {
    counterparts
        .admit(lease.door().agent(), new Admit(lease.terms(), request.detected()))
        .onSuccess(_ -> succeed(request, lease))
        .onFailure(
            failure -> {
              leases.end(request.camera(), lease.terms().epoch());
              tryAnother(request, lease.door().agent(), failure);
            });
  }

  /** Asks an agent for a slot under a new epoch. */
  private void grant(Request request, String agent) {
    counterparts
        .nextEpoch(request.camera())
        .onSuccess(epoch -> admit(request, agent, terms(request, epoch)))
        .onFailure(
            failure -> {
              pool.release(agent, request.camera());
              end(request);
              request.answer().tryFail(failure);
            });
  }

  private void admit(Request request, String agent, Terms terms) {
    counterparts
        .admit(agent, new Admit(terms, request.detected()))
        .map(door -> new Grant(terms, door))
        .onSuccess(grant -> leases.add(grant, clock.instant()))
        .onSuccess(grant -> succeed(request, grant))
        .onFailure(failure -> tryAnother(request, agent, failure));
  }

  private void succeed(Request request, Grant grant) {
    end(request);
    log.debug("lease granted camera={} agent={}", request.camera(), grant.door().agent());
    request.answer().tryComplete(grant);
    goThroughTheLine();
  }

  private void tryAnother(Request request, String agent, Throwable failure) {
    log.debug(
        "slot refused camera={} agent={} error={}", request.camera(), agent, failure.getMessage());
    pool.release(agent, request.camera());
    pool.avoid(agent, clock.instant().plus(AVOIDED));
    end(request);
    request(request);
  }

  private Terms terms(Request request, long epoch) {
    Standing standing = request.standing();
    return new Terms(
        request.camera(),
        standing.site(),
        standing.importance(),
        epoch,
        standing.suite(),
        Secret.random(random),
        Integer.toUnsignedLong(random.nextInt()),
        options.silence().toMillis(),
        standing.dedicated());
  }

  private void begin(Request request) {
    waiting.remove(request);
    underWay.add(request.camera());
  }

  private void end(Request request) {
    underWay.remove(request.camera());
  }

  private void release(Grant ended) {
    pool.release(ended.door().agent(), ended.terms().camera());
  }
}
