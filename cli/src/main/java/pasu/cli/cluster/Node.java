package pasu.cli.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.HazelcastException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import pasu.cli.CommandFailure;
import pasu.cli.role.Closings;
import pasu.protocol.BusMessages;

/** This process as a node of the cluster. */
public final class Node {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** What a node is for the others. */
  public enum Kind {
    /** Keeps what the bus knows: a control plane. Begins a cluster where there is none. */
    KEEPER,
    /** Comes and goes without anything being moved: all others. Waits for a keeper. */
    LITE
  }

  private Node() {}

  /**
   * Joins, and returns a Vert.x whose bus carries Pasu's messages; blocks, a lite node for as long
   * as no control plane is there.
   *
   * @param closings where it adds how to leave, before it waits for anything
   * @param say told in a sentence what it waits for
   * @throws CommandFailure in one sentence
   */
  public static Vertx join(Properties cluster, Kind kind, Closings closings, Consumer<String> say) {
    Peers peers = new Peers(cluster);
    cluster.setProperty(ClusterSettings.HOST, peers.own());
    if (kind == Kind.LITE) {
      awaitPeers(peers, cluster, closings, say);
    }
    Config configuration = ClusterSettings.read(cluster);
    configuration.setLiteMember(kind == Kind.LITE);
    return join(new Membership(configuration, say, _ -> {}), cluster, closings);
  }

  /**
   * Joins as a keeper, also those it was in a cluster with earlier. Who was in one asks only nodes
   * that listen: for each of the others Hazelcast would wait a second.
   *
   * @param remembered the file they are remembered in
   * @throws CommandFailure in one sentence
   */
  public static Vertx joinAgain(
      Properties cluster, Path remembered, Closings closings, Consumer<String> say) {
    Peers peers = new Peers(cluster);
    cluster.setProperty(ClusterSettings.HOST, peers.own());
    Acquaintances acquaintances = new Acquaintances(remembered);
    Config configuration = ClusterSettings.read(cluster);
    TcpIpConfig asked = configuration.getNetworkConfig().getJoin().getTcpIpConfig();
    List<String> named = List.copyOf(asked.getMembers());
    List<String> known = acquaintances.read();
    if (!known.isEmpty()) {
      asked.setMembers(peers.present(known));
    }
    Vertx vertx =
        join(new Membership(configuration, say, acquaintances::remember), cluster, closings);
    if (!known.isEmpty()) {
      named.forEach(asked::addMember); // Where parts of a split cluster look for each other.
    }
    return vertx;
  }

  private static Vertx join(Membership membership, Properties cluster, Closings closings) {
    Future<Vertx> joining = build(membership, cluster);
    closings.add("node", () -> leave(membership, joining));
    Vertx vertx = awaitJoined(joining, cluster);
    BusMessages.registerCodecs(vertx.eventBus());
    return vertx;
  }

  private static void awaitPeers(
      Peers peers, Properties cluster, Closings closings, Consumer<String> say) {
    boolean said = false;
    while (!peers.isAnybodyThere() && !closings.haveBegun()) {
      if (!said) {
        say.accept(
            "waits for a control plane: nobody listens at %s yet (--cluster-members)"
                .formatted(cluster.getProperty(ClusterSettings.MEMBERS)));
        said = true;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static Future<Vertx> build(Membership membership, Properties cluster) {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost(cluster.getProperty(ClusterSettings.HOST));
    return Vertx.builder().with(options).withClusterManager(membership).buildClustered();
  }

  private static Vertx awaitJoined(Future<Vertx> joining, Properties cluster) {
    try {
      return joining.await();
    } catch (HazelcastException e) {
      throw CommandFailure.failed(
          "cannot join cluster \"%s\" from %s: %s"
              .formatted(
                  cluster.getProperty(ClusterSettings.NAME),
                  cluster.getProperty(ClusterSettings.HOST),
                  e.getMessage()));
    }
  }

  private static Future<?> leave(Membership membership, Future<Vertx> joining) {
    membership.giveUp();
    return joining.transform(
        joined -> joined.succeeded() ? joined.result().close() : Future.succeededFuture());
  }
}
