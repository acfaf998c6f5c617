package pasu.cli.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in the cluster. Control planes keep what the bus knows of who listens where; the others
 * are lite members: when the last control plane dies, that is lost, and each of them says again
 * what it listens to once there is one (ADR 20).
 */
final class Membership extends HazelcastClusterManager {

  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final Consumer<String> say;
  private final Consumer<Collection<Member>> remember;
  private final Promise<Void> kept = Promise.promise();
  private final Set<String> lookedUp = ConcurrentHashMap.newKeySet();
  private @Nullable RegistrationListener listener;

  /**
   * Not joined yet.
   *
   * @param say told in a sentence what it waits for
   * @param remember told who is in the cluster, whenever that changed
   */
  Membership(Config configuration, Consumer<String> say, Consumer<Collection<Member>> remember) {
    super(configuration);
    this.say = say;
    this.remember = remember;
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
  public void registrationListener(RegistrationListener registrations) {
    listener = registrations;
    super.registrationListener(registrations);
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> found) {
    lookedUp.add(address);
    super.getRegistrations(address, found);
  }

  @Override
  public synchronized void memberAdded(MembershipEvent event) {
    super.memberAdded(event);
    remember.accept(event.getCluster().getMembers());
    if (!event.getMember().isLiteMember()) {
      kept.tryComplete();
      if (keepers() == 1 && getNodeInfo() != null) {
        stateChanged(new LifecycleEvent(LifecycleState.MERGED)); // It knows as little as after one.
      }
    }
  }

  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    if (keepers() > 0) {
      super.memberRemoved(event);
    } else { // Nobody is left to ask or to tell.
      log.warn("no control plane is left, nothing is heard on the bus until one is back");
      forgetOthers();
    }
  }

  /** After a split, all that is known of others is forgotten, and all of this node's said again. */
  @Override
  public synchronized void stateChanged(LifecycleEvent event) {
    super.stateChanged(event);
    if (event.getState() == LifecycleState.MERGED) {
      log.info("back in a cluster with a control plane");
      forgetOthers();
    }
  }

  /** Questions then fail at once instead of going to whoever has died. */
  private void forgetOthers() {
    if (listener != null) {
      for (String address : lookedUp) {
        listener.registrationsUpdated(new RegistrationUpdateEvent(address, List.of()));
      }
    }
    lookedUp.clear();
  }

  private Promise<Void> keeper() {
    if (keepers() > 0) {
      kept.tryComplete();
    } else {
      say.accept("waits for a control plane: none is in the cluster yet");
    }
    return kept;
  }

  private long keepers() {
    return getHazelcastInstance().getCluster().getMembers().stream()
        .filter(member -> !member.isLiteMember())
        .count();
  }
}
