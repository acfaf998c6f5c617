package pasu.edge.lease;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.time.ClipDates;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Addresses;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/**
 * Sees to it that there is a lease while a clip is not acknowledged or somebody looks on, and none
 * otherwise. Belongs to its verticle's context.
 *
 * <p>An epoch that was quit is never taken again, however late its grant comes: its keys are spent.
 */
public final class StreamKeeper {

  private static final Logger log = LoggerFactory.getLogger(StreamKeeper.class);

  private final String camera;
  private final LeaseDesk desk;
  private final Uplink uplink;
  private final ClipDates dates;
  private final Viewing viewing;
  private final Consumer<Quit> quits;

  private final WaitingClips waiting;
  private final Set<Integer> asking = new HashSet<>();
  private final Set<Integer> admitted = new HashSet<>();
  private final Recheck recheck = new Recheck();
  private boolean askingLive;
  private @Nullable Grant lease;
  private boolean doubted;
  private long lastEpochQuit;
  private Promise<Watching> nextLease = Promise.promise();
  private Promise<Void> allAcknowledged = Promise.promise();

  /**
   * @param runningClip the number of the clip whose frames are being cut; 0 where none is
   * @param quits tells everybody
   */
  public StreamKeeper(
      String camera,
      LeaseDesk desk,
      Uplink uplink,
      ClipDates dates,
      Viewing viewing,
      IntSupplier runningClip,
      Consumer<Quit> quits) {
    this.camera = camera;
    this.desk = desk;
    this.uplink = uplink;
    this.dates = dates;
    this.viewing = viewing;
    this.waiting = new WaitingClips(runningClip);
    this.quits = quits;
  }

  /** Clips begin, or were left behind by an edge before; oldest first. */
  public void clipsBegan(List<Detected> clips) {
    for (Detected detected : clips) {
      log.info("clip began camera={} clip={}", camera, detected.clip());
      waiting.add(detected);
    }
    askForWhatIsMissing();
  }

  /** The agent has the clip; it is forgotten here. */
  public void acknowledged(int clipNumber) {
    Detected detected = waiting.remove(clipNumber);
    admitted.remove(clipNumber);
    recheck.stop();
    if (detected != null) {
      dates.forget(detected.clip());
      log.info("clip acknowledged camera={} clip={}", camera, detected.clip());
    }
    if (waiting.isEmpty()) {
      allAcknowledged.tryComplete();
      allAcknowledged = Promise.promise();
    }
    askForWhatIsMissing();
    quitIfIdle();
  }

  /** Streams for a viewer; fails when there is no lease to be had for now. */
  public Future<Watching> watch(Watch wish) {
    viewing.wish(Duration.ofMillis(wish.millis()));
    Grant sure = sureLease();
    if (sure != null) {
      return Future.succeededFuture(new Watching(sure.door().agent()));
    }
    Future<Watching> answer = nextLease.future();
    askForWhatIsMissing();
    return answer;
  }

  /** The uplink hears nothing more under this epoch. */
  public void agentSilent(long epoch) {
    if (epoch == epoch()) {
      recheck.start();
      doubt("silent");
    }
  }

  /** The control plane says that an agent is gone. */
  public void agentLost(String agent) {
    if (lease != null && lease.door().agent().equals(agent)) {
      doubt("lost");
    }
  }

  /** To be called about each second: nobody tells when a viewer's wish expires. */
  public void tick(Instant now) {
    if (lease != null && !doubted && recheck.isDue(now)) {
      doubt("perhaps silent");
    }
    quitIfIdle();
  }

  /** Completes when the agent has every clip; whoever waits for it sets the limit. */
  public Future<Void> settled() {
    if (waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    return allAcknowledged.future();
  }

  /** Ends the stream, if any, for good. */
  public void close() {
    if (lease != null) {
      quit();
    }
  }

  private void quitIfIdle() {
    if (lease != null && isIdle()) {
      quit();
    }
  }

  private boolean isIdle() {
    return waiting.isEmpty() && !viewing.isOn() && !waiting.isOneRunning();
  }

  private long epoch() {
    return lease == null ? 0 : lease.terms().epoch();
  }

  private @Nullable Grant sureLease() {
    return doubted ? null : lease;
  }

  private void doubt(String why) {
    log.warn("agent {} camera={} epoch={} clips={}", why, camera, epoch(), waiting.size());
    doubted = true;
    admitted.clear();
    askForWhatIsMissing();
  }

  private void askForWhatIsMissing() {
    waiting.inTurn().stream()
        .filter(clip -> !admitted.contains(clip.clipNumber()))
        .filter(clip -> asking.add(clip.clipNumber()))
        .forEach(this::askFor);
    if (asking.isEmpty() && !askingLive && wantsLive()) {
      askForLive();
    }
  }

  private void askFor(Detected clip) {
    int number = clip.clipNumber();
    desk.ask(
            Addresses.DETECTIONS,
            () -> dates.dated(clip),
            new LeaseDesk.Wish<>(
                () -> waiting.inTurn().contains(clip), this::isTaken, this::refused))
        .onComplete(_ -> asked(number));
  }

  private void askForLive() {
    askingLive = true;
    desk.ask(
            Addresses.LIVE_WANTED,
            () -> new LiveWanted(camera),
            new LeaseDesk.Wish<>(this::wantsLive, (_, grant) -> isTaken(grant), this::refused))
        .onComplete(_ -> askedLive());
  }

  private boolean wantsLive() {
    return viewing.isOn() && sureLease() == null;
  }

  private void asked(int clipNumber) {
    asking.remove(clipNumber);
    askForWhatIsMissing();
    quitIfIdle();
  }

  private void askedLive() {
    askingLive = false;
    askForWhatIsMissing();
    quitIfIdle();
  }

  private boolean isTaken(Detected asked, Grant grant) {
    boolean taken = isTaken(grant);
    Detected clip = waiting.find(asked.clipNumber());
    if (taken && clip != null) {
      admitted.add(clip.clipNumber());
      uplink.correct(clip.clipNumber(), dates.settle(clip, asked));
      uplink.admit(clip.clipNumber());
    }
    return taken;
  }

  private boolean isTaken(Grant grant) {
    long epoch = grant.terms().epoch();
    if (epoch <= lastEpochQuit || isAnotherDoor(grant)) {
      quit(epoch);
      return false;
    }
    return epoch >= epoch() && open(grant);
  }

  /** An agent that restarted knows the epoch, but neither its packets nor its session. */
  private boolean isAnotherDoor(Grant grant) {
    return lease != null && grant.terms().epoch() == epoch() && !grant.door().equals(lease.door());
  }

  private boolean open(Grant grant) {
    if (grant.terms().epoch() > epoch()) {
      log.info("lease camera={} agent={} epoch={}", camera, agent(grant), grant.terms().epoch());
      admitted.clear();
      recheck.stop();
    }
    lease = grant;
    doubted = false;
    uplink.open(grant);
    takeAnswer().complete(new Watching(agent(grant)));
    return true;
  }

  private void refused(Throwable why) {
    takeAnswer().fail(why);
  }

  private Promise<Watching> takeAnswer() {
    Promise<Watching> answered = nextLease;
    nextLease = Promise.promise();
    return answered;
  }

  private void quit() {
    quit(epoch());
  }

  private void quit(long epoch) {
    if (epoch == epoch()) {
      uplink.end();
      lease = null;
      doubted = false;
      admitted.clear();
      recheck.stop();
    }
    log.info("quit camera={} epoch={}", camera, epoch);
    lastEpochQuit = Math.max(lastEpochQuit, epoch);
    quits.accept(new Quit(camera, epoch));
  }

  private static String agent(Grant grant) {
    return grant.door().agent();
  }
}
