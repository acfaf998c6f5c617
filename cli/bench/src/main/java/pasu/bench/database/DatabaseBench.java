package pasu.bench.database;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import pasu.bench.Bench;
import pasu.bench.simulation.scale.PretendedAgentsVerticle;
import pasu.cli.role.DatabaseFlags;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.Order;
import pasu.registration.RegistrationOptions;
import pasu.scaling.ScalingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a control plane's questions to its database cost, on SQLite or PostgreSQL. */
@Command(
    name = "database",
    description =
        "Asks a whole control plane what it has to ask its database for: one at a time, then 16"
            + " at a time.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench database",
      "  ./pasu bench database --database postgresql://pasu@127.0.0.1:5432/empty"
    })
public final class DatabaseBench extends Bench {

  private static final int AGENTS = 20;
  private static final int SLOTS = 50;
  private static final String NO_GOAL = "-";

  /** What is asked does not stand among what losses would have written. */
  private static final RegistrationOptions NOBODY_IS_LOST =
      new RegistrationOptions(
          Duration.ofDays(1), Duration.ofHours(1), Duration.ZERO, Duration.ofDays(1));

  /** Longer than a newcomer waits for a leader that died before it came. */
  private static final Duration LEADS_WITHIN = Duration.ofSeconds(20);

  @Option(
      names = "--cameras",
      defaultValue = "10000",
      description = "How many register (default: ${DEFAULT-VALUE}).")
  private int cameras;

  @Option(
      names = "--clips",
      defaultValue = "10000",
      description = "How many are stored, 50 a site (default: ${DEFAULT-VALUE}).")
  private int clips;

  @Option(
      names = "--alone",
      defaultValue = "500",
      description = "Of each question, one after another (default: ${DEFAULT-VALUE}).")
  private int alone;

  @Mixin private DatabaseFlags database = new DatabaseFlags();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (alone < 1 || cameras < 2 * alone || clips < 2 * alone) {
      throw new IllegalArgumentException(
          "--cameras and --clips must be at least twice --alone, but are %d and %d with %d"
              .formatted(cameras, clips, alone));
    }
    Path data = Files.createDirectories(folder.resolve("data"));
    PretendedAgentsVerticle agents = new PretendedAgentsVerticle(AGENTS, SLOTS);
    ControlPlaneOptions options =
        ControlPlaneOptions.in(data)
            .withDatabase(database.over(data))
            .withRegistration(NOBODY_IS_LOST)
            .withScaling(
                ScalingOptions.DEFAULTS
                    .withMaximum(AGENTS)
                    .withMinimum(AGENTS)
                    .withCapacity(SLOTS));
    try (ControlPlane controlPlane =
        ControlPlane.open(options, agents.launcher(), InstantSource.system())) {
      List<Figure> figures = measure(controlPlane, agents);
      figures.add(new Figure("database", size(data), NO_GOAL));
      return figures;
    }
  }

  /** However it ends, whoever comes next may lead at once. */
  private List<Figure> measure(ControlPlane controlPlane, PretendedAgentsVerticle agents)
      throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      BusMessages.registerCodecs(vertx.eventBus());
      for (Deployable verticle : controlPlane.verticles()) {
        vertx.deployVerticle(verticle).await();
      }
      vertx.deployVerticle(agents).await();
      Town town = new Town(new Bus(vertx.eventBus()));
      town.awaitLeader(LEADS_WITHIN);
      return ask(town);
    } finally {
      vertx.close().await();
    }
  }

  private List<Figure> ask(Town town) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("first registration", cameras, town::register));
    figures.add(figure("registration, known", cameras, town::register));
    figures.add(figure("detection to lease", cameras, town::detect));
    figures.add(figure("clip, first frame to MP4", clips, town::store));
    figures.add(figure("one clip", clips, town::find));
    figures.add(figure("50 clips of a site", clips, town::latestOfSite));
    figures.add(figure("50 clips, newest", clips, _ -> town.latest(Order.TIME)));
    figures.add(figure("50 clips, importance", 2 * alone, _ -> town.latest(Order.IMPORTANCE)));
    return figures;
  }

  private Figure figure(String what, int all, IntFunction<Future<?>> question)
      throws InterruptedException {
    return new Figure(what, Load.of(what, alone, all, question).toString(), NO_GOAL);
  }

  private String size(Path data) throws IOException {
    Path file = data.resolve("pasu.db");
    return "%d cameras, %d clips%s"
        .formatted(
            cameras,
            clips,
            Files.exists(file) ? ": %.1f MB".formatted(Files.size(file) / 1e6) : "");
  }
}
