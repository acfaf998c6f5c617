package pasu.cli.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.Promise;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in the cluster. Control planes keep what the bus knows of who listens where; the others
 * are lite members: when the last control plane dies, that is lost, and each of them has to say
 * again what it listens to once there is one (ADR 20).
 */
final class Membership extends HazelcastClusterManager {

  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final Promise<Void> kept = Promise.promise();

  Membership(Config configuration) {
    super(configuration);
  }

  /** Joins; a lite member has joined once somebody keeps what it says. */
  @Override
  public void join(Completable<Void> joined) {
    Promise<Void> present = Promise.promise();
    super.join(present);
    present.future().compose(_ -> keeper().future()).onComplete(joined);
  }

  /** Joins no more: whoever waits for that is told so. */
  void giveUp() {
    kept.tryFail("no control plane came until this node was stopped");
  }

  @Override
  public synchronized void memberAdded(MembershipEvent event) {
    super.memberAdded(event);
    if (!event.getMember().isLiteMember()) {
      kept.tryComplete();
      if (keepers() == 1 && getNodeInfo() != null) {
        sayAgain();
      }
    }
  }

  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    if (keepers() > 0) {
      super.memberRemoved(event);
    } else { // Nobody is left to ask or to tell.
      log.warn("no control plane is left, nothing is heard on the bus until one is back");
    }
  }

  /** As after a split: all that is known of others is forgotten, all of this node's is said. */
  private void sayAgain() {
    log.info("a control plane is back");
    stateChanged(new LifecycleEvent(LifecycleState.MERGED));
  }

  private Promise<Void> keeper() {
    if (keepers() > 0) {
      kept.tryComplete();
    }
    return kept;
  }

  private long keepers() {
    return getHazelcastInstance().getCluster().getMembers().stream()
        .filter(member -> !member.isLiteMember())
        .count();
  }
}
