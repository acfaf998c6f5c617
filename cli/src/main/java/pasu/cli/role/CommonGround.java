package pasu.cli.role;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.ClusterOptions;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.ShowDatabase;
import pasu.protocol.NodeMessage.StandsOn;
import pasu.protocol.clip.ClipsMark;

/**
 * Keeps a node out of a cluster whose control plane stands on another database (ADR 35). Blocks.
 */
final class CommonGround {

  /** Longer than any control plane that lives takes; one that died does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Bus bus;
  private final ClusterOptions cluster;

  CommonGround(Vertx vertx, ClusterOptions cluster) {
    this.bus = new Bus(vertx.eventBus());
    this.cluster = cluster;
  }

  /**
   * Refuses a control plane where another one stands on another database.
   *
   * @throws CommandFailure in one sentence
   */
  void refuseOtherThan(StandsOn own) {
    Optional<StandsOn> present = ask();
    if (present.isPresent() && !present.get().database().equals(own.database())) {
      throw stranger(present.get());
    }
  }

  /**
   * Refuses a node whose clips folder is not that of the control plane, for which it waits.
   *
   * @param closings while they have not begun
   * @throws CommandFailure in one sentence
   */
  void refuseOtherClips(Path clips, Closings closings) {
    StandsOn control = await(closings);
    try {
      Optional<String> owner = new ClipsMark(clips).read();
      if (owner.isEmpty()) {
        throw refused(clips, "is not where the control plane of %s keeps its clips", control);
      }
      if (!owner.get().equals(control.database())) {
        throw refused(clips, "has the clips of another Pasu than %s", control);
      }
    } catch (IOException failure) {
      throw CommandFailure.failed(
          "the clips in %s cannot be read (%s); give this user the right to"
              .formatted(clips, failure.getMessage()));
    }
  }

  /** Why a control plane has to go that came to the cluster of another. */
  CommandFailure stranger(StandsOn other) {
    return CommandFailure.failed(
        "cluster \"%s\" has a control plane on another database already (%s); give this one that --database, or a --cluster-name of its own"
            .formatted(cluster.name(), other.node()));
  }

  private CommandFailure refused(Path clips, String why, StandsOn control) {
    String whose = "cluster \"%s\" (%s)".formatted(cluster.name(), control.node());
    return CommandFailure.failed(
        "%s %s; mount that folder there, name it with --data, or name another --cluster-name"
            .formatted(clips.toAbsolutePath().normalize(), why.formatted(whose)));
  }

  private StandsOn await(Closings closings) {
    Optional<StandsOn> answer = ask();
    while (answer.isEmpty()) {
      if (closings.haveBegun()) {
        throw new CancellationException("Pasu is closing");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      answer = ask();
    }
    return answer.get();
  }

  private Optional<StandsOn> ask() {
    return bus.ask(Addresses.DATABASE, new ShowDatabase(), PATIENCE)
        .map(Optional::of)
        .recover(_ -> Future.succeededFuture(Optional.empty()))
        .await();
  }
}
