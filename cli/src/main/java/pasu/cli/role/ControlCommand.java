package pasu.cli.role;

import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.ClusterOptions;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import pasu.database.DatabaseOptions;
import pasu.notification.NotificationOptions;
import pasu.protocol.Bus;
import pasu.scaling.BusAgentLauncher;
import pasu.scaling.ScalingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu control}: a control plane as a process of its own. */
@Command(
    name = "control",
    description = "Runs a control plane: registration, assignment, scaling, catalog, access.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu control",
      "  ./pasu control --data /var/lib/pasu --min 2 --max 20",
      "  ./pasu control --database postgresql://pasu@db:5432/pasu --database-password-file"
          + " db.password",
      "  ./pasu control --cluster-host 10.0.0.7 --cluster-members 10.0.0.7,10.0.0.8"
    })
public final class ControlCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Token, clips, and the database if no other is named (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--min",
      paramLabel = "N",
      defaultValue = "1",
      description = "Agents there are at least (default: ${DEFAULT-VALUE}).")
  private int minimum;

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "10",
      description = "Agents there are at most (default: ${DEFAULT-VALUE}).")
  private int maximum;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "3",
      description = "Streams each agent takes (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Option(
      names = "--push-host",
      paramLabel = "HOST[:PORT]",
      description = "A push service of your own, besides those of browsers; again for each.")
  private List<String> pushHosts = new ArrayList<>();

  @Mixin private DatabaseFlags database = new DatabaseFlags();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    cluster.check();
    ScalingOptions defaults = ScalingOptions.DEFAULTS;
    ScalingOptions scaling =
        new ScalingOptions(
            minimum,
            maximum,
            capacity,
            defaults.coolDown(),
            defaults.patience(),
            defaults.reconcileInterval());
    DatabaseOptions truth = database.over(data);
    Lifetime.of(closings -> start(truth, scaling, closings));
    return 0;
  }

  private void start(DatabaseOptions truth, ScalingOptions scaling, Closings closings) {
    Saying saying = new Saying(command, "control");
    AtomicReference<Bus> bus = new AtomicReference<>();
    BusAgentLauncher launchers = new BusAgentLauncher(bus::get, InstantSource.system());
    ControlRoom room =
        ControlRoom.open(
            data,
            options ->
                options
                    .withDatabase(truth)
                    .withScaling(scaling)
                    .withNotification(NotificationOptions.DEFAULTS.withHosts(pushHosts)),
            launchers,
            closings,
            InstantSource.system());
    Vertx vertx =
        Node.joinAgain(cluster.properties(), room.folder().acquaintances(), closings, saying::say);
    bus.set(new Bus(vertx.eventBus()));
    CommonGround ground = new CommonGround(vertx, cluster);
    ground.refuseOtherThan(room.standing());
    launchers.listen(room::leads).await();
    Deployments deployments = new Deployments(vertx, closings);
    NodeVerticle node = new NodeVerticle("control", room::leads, InstantSource.system());
    deployments.add(node).await();
    for (Deployable verticle : room.verticles()) {
      deployments.add(verticle).await();
    }
    saying.sayReady(vertx, ", data in " + data.toAbsolutePath().normalize());
    sayLink(room, saying);
    Promise<CommandFailure> end = Promise.promise();
    room.olderStranger().onSuccess(stranger -> end.tryComplete(ground.stranger(stranger)));
    node.refusal().onSuccess(why -> end.tryComplete(CommandFailure.failed(why)));
    throw end.future().await(); // As a rule never.
  }

  /** Said by the one that leads: a second link would make the first one void. */
  private static void sayLink(ControlRoom room, Saying saying) {
    Optional<String> token = room.leads() ? room.signInToken(false) : Optional.empty();
    token.ifPresent(
        drawn ->
            saying.say(
                "lets you sign in once at your gateway: /sign-in?token=%s".formatted(drawn)));
  }
}
