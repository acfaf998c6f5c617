package pasu.bench.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import pasu.bench.witness.CapturedClip;
import pasu.bench.witness.WitnessedEdge;
import pasu.cli.CommandFailure;

/** One fault after another on the same mesh, each in the middle of two clips. */
final class FaultSeries {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration INTO_THE_CLIP = Duration.ofMillis(1_500);
  private static final Duration BETWEEN_DETECTIONS = Duration.ofSeconds(2);

  private final Mesh mesh;
  private final List<WitnessedEdge> edges;
  private final GatewayView view;
  private final Duration freeze;
  private final Duration steady;

  /**
   * @param edges at least four
   * @param freeze how long a node is frozen
   * @param steady how long all must be well until that counts
   */
  FaultSeries(Mesh mesh, List<WitnessedEdge> edges, Duration freeze, Duration steady) {
    this.mesh = mesh;
    this.edges = edges;
    this.view = mesh.view();
    this.freeze = freeze;
    this.steady = steady;
  }

  Trial run(Fault fault) throws Exception {
    view.awaitWhole(edges, Duration.ofSeconds(1), PATIENCE);
    return fault == Fault.ROLLING_RESTART ? restartAll() : strike(fault);
  }

  /** Two clips run when it happens, a third detection comes with it, a fourth after it. */
  private Trial strike(Fault fault) throws Exception {
    List<CapturedClip> clips = new ArrayList<>();
    clips.add(served(edges.get(0).detect(), fault));
    clips.add(served(edges.get(1).detect(), fault));
    TimeUnit.NANOSECONDS.sleep(INTO_THE_CLIP.toNanos());
    RoleProcess victim = victim(fault);
    long struck = System.nanoTime();
    hit(fault, victim);
    CapturedClip first = edges.get(2).detect();
    clips.add(first);
    long mended = mend(fault, victim, first);
    CapturedClip last = edges.get(3).detect();
    clips.add(served(last, fault));
    Duration healed = last.servedAfter(mended);
    Duration whole = Duration.ofNanos(view.awaitWhole(edges, steady, PATIENCE) - mended);
    Duration served = served(first, fault).servedAfter(struck);
    return judged(fault, served, healed.compareTo(whole) > 0 ? healed : whole, clips);
  }

  private RoleProcess victim(Fault fault) throws InterruptedException {
    return switch (fault) {
      case AGENT_KILLED, AGENT_FROZEN ->
          mesh.agent(view.awaitAgentOf(edges.getFirst().toString(), PATIENCE));
      case CONTROL_KILLED, CONTROL_FROZEN -> mesh.leader();
      case GATEWAY_KILLED, GATEWAY_FROZEN -> mesh.gateways().getFirst();
      case MASTER_KILLED -> mesh.oldest();
      case ROLLING_RESTART -> throw new IllegalArgumentException("all are");
    };
  }

  private static void hit(Fault fault, RoleProcess victim) throws Exception {
    if (fault.isFreeze()) {
      victim.freeze();
    } else {
      victim.kill();
    }
  }

  /** Wakes or restarts it, where another takes over only then. Returns when it did so. */
  private long mend(Fault fault, RoleProcess victim, CapturedClip first) throws Exception {
    if (fault.isFreeze()) {
      TimeUnit.NANOSECONDS.sleep(freeze.toNanos());
      mesh.deposed(victim);
      long woken = System.nanoTime();
      victim.wake();
      return woken;
    }
    if (fault == Fault.AGENT_KILLED || (fault == Fault.CONTROL_KILLED && mesh.hasStandby())) {
      served(first, fault);
    }
    long started = System.nanoTime();
    mesh.startAgain(victim);
    victim.awaitReady();
    return started;
  }

  private Trial restartAll() throws Exception {
    CompletableFuture<List<CapturedClip>> detections =
        CompletableFuture.supplyAsync(this::detectAll);
    for (RoleProcess process : mesh.all()) {
      process.stop();
      mesh.startAgain(process);
      process.awaitReady();
    }
    long restarted = System.nanoTime();
    List<CapturedClip> clips = detections.get();
    Duration longest = Duration.ZERO;
    for (CapturedClip clip : clips) {
      Duration wait = served(clip, Fault.ROLLING_RESTART).servedAfter(clip.begunNanos());
      longest = longest.compareTo(wait) < 0 ? wait : longest;
    }
    long whole = view.awaitWhole(edges, steady, PATIENCE);
    return judged(Fault.ROLLING_RESTART, longest, Duration.ofNanos(whole - restarted), clips);
  }

  /** One detection on each edge, spread over the time that the restarts take. */
  private List<CapturedClip> detectAll() {
    List<CapturedClip> clips = new ArrayList<>();
    for (WitnessedEdge edge : edges) {
      LockSupport.parkNanos(BETWEEN_DETECTIONS.toNanos());
      clips.add(edge.detect());
    }
    return clips;
  }

  private Trial judged(Fault fault, Duration served, Duration healed, List<CapturedClip> clips)
      throws IOException, InterruptedException {
    int incomplete = 0;
    int frames = 0;
    int missing = 0;
    for (CapturedClip clip : clips) {
      boolean whole = clip.awaitAcknowledged(PATIENCE) && view.awaitReady(clip.id(), PATIENCE);
      int lost = clip.missing(mesh.clips());
      incomplete += whole && lost == 0 ? 0 : 1;
      frames += clip.frames();
      missing += lost;
    }
    return new Trial(fault, served, healed, clips.size(), incomplete, frames, missing);
  }

  private static CapturedClip served(CapturedClip clip, Fault fault) throws InterruptedException {
    if (!clip.awaitServed(PATIENCE)) {
      throw CommandFailure.failed(
          "%s: no lease for clip %s within %d s; --keep shows what the processes said"
              .formatted(fault, clip.id(), PATIENCE.toSeconds()));
    }
    return clip;
  }
}
