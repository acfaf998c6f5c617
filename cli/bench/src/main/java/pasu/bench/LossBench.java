package pasu.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import pasu.bench.relay.Badness;
import pasu.bench.simulation.Crowd;
import pasu.bench.simulation.CrowdFigures;
import pasu.bench.simulation.CrowdRun;
import pasu.bench.simulation.Neighbours;
import pasu.bench.simulation.Outcome;
import pasu.bench.simulation.Scene;
import pasu.bench.simulation.Simulation;
import pasu.cli.LongWork;
import pasu.measure.SampleVideo;
import pasu.measure.Verdict;
import pasu.measure.WorkFolder;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is promised under loss: both ends in simulated time, over many seeds. */
@Command(
    name = "loss",
    description = "Clips and live frames over bad networks; exit status 1 when a goal is missed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench loss",
      "  ./pasu bench loss --real --clips 10",
      "  ./pasu bench loss --clips 300 --seed 1000 --json"
    })
final class LossBench implements Callable<Integer> {

  private static final Duration ONE_WAY = Duration.ofMillis(25);
  private static final Badness RANDOM = new Badness(0.2, 0, 0.01, 0.05, ONE_WAY, 0);
  private static final Badness BURSTS = new Badness(0.05, 8, 0.01, 0.05, ONE_WAY, 0);
  private static final Badness SLOW = new Badness(0, 0, 0, 0, ONE_WAY, 3_000_000);
  private static final Badness WIDE = new Badness(0, 0, 0, 0, ONE_WAY, 0);
  private static final Badness NEAR = new Badness(0.05, 0, 0, 0, Duration.ofNanos(2_500_000), 0);

  private static final Badness SHARED =
      new Badness(0.05, 0, 0, 0, Duration.ofMillis(10), 20_000_000);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SLOW_FOR = Duration.ofSeconds(20);
  private static final Duration LIVE = Duration.ofMinutes(1);
  private static final Duration CLIP = Duration.ofSeconds(30);
  private static final int MAX_REAL_CLIPS = 30;
  private static final double MAX_BANDWIDTH = 1.35;
  private static final double MAX_LATE_SECONDS = 2;
  private static final double MAX_LATE_IN_BURSTS_SECONDS = 0.7;
  private static final double MAX_LATE_AFTER_SLOWNESS_SECONDS = 10;
  private static final double LIVE_SHARE = 0.999;
  private static final double BESIDE_SHARE = 0.985;

  /** A series of two cameras takes ten times as long. */
  private static final int FEWER_BESIDE = 10;

  @Option(
      names = "--clips",
      defaultValue = "100",
      description = "Clips of each series, and minutes of live (default: ${DEFAULT-VALUE}).")
  private int clips;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the first one; each further one has the next (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--real",
      description = "One Pasu, edges for each clip, real sockets and files; at most 30 clips.")
  private boolean real;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    System.setProperty("org.slf4j.simpleLogger.log.pasu", "error"); // Each stream's begin and end.
    List<Verdict> verdicts =
        new LongWork(command.commandLine().getErr())
            .run("simulating", () -> real ? measureReal() : measure());
    var out = command.commandLine().getOut();
    if (json) {
      out.println(BusMessages.toJson(verdicts));
    } else {
      verdicts.forEach(verdict -> verdict.print(out));
    }
    out.flush();
    return Verdict.allMet(verdicts) ? 0 : 1;
  }

  private List<Verdict> measure() {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.addAll(
        series("20 % lost, 50 ms round trip", LossBench::random)
            .ofClips(MAX_LATE_SECONDS, MAX_BANDWIDTH));
    verdicts.addAll(
        series("5 % lost in bursts of 8, 50 ms round trip", LossBench::bursts)
            .ofClips(MAX_LATE_IN_BURSTS_SECONDS, MAX_BANDWIDTH));
    verdicts.addAll(
        series("20 s at half the stream's rate", LossBench::slow)
            .ofClips(MAX_LATE_AFTER_SLOWNESS_SECONDS, MAX_BANDWIDTH));
    verdicts.addAll(
        series("live, 5 % lost, 5 ms round trip", LossBench::live).ofViewers(LIVE_SHARE));
    verdicts.addAll(
        LossSeries.of(
                "live beside a backlog, 5 % lost, 20 Mbit/s",
                seed, Math.ceilDiv(clips, FEWER_BESIDE), LossBench::beside)
            .ofViewers(BESIDE_SHARE));
    return verdicts;
  }

  private List<Verdict> measureReal() throws Exception {
    try (WorkFolder folder = WorkFolder.create()) {
      Path video = folder.path().resolve("camera.avi");
      SampleVideo.HD.write(video);
      Crowd crowd =
          new Crowd(
              Math.min(MAX_REAL_CLIPS, clips),
              "file:" + video,
              1,
              CLIP,
              Duration.ofMillis(100),
              Duration.ofSeconds(5),
              CLIP,
              3,
              RANDOM,
              seed);
      return judge(new CrowdRun(crowd, folder.path().resolve("data")).run());
    }
  }

  private static List<Verdict> judge(CrowdFigures figures) {
    String name = "%d real clips, 20 %% lost, 50 ms".formatted(figures.clips());
    return List.of(
        Verdict.atMost(0, "", name, "clips not saved", figures.clips() - figures.saved()),
        Verdict.atMost(0, "", name, "missing frames", (double) figures.missing()),
        Verdict.atMost(0, "", name, "findings of a check", (double) figures.damaged()),
        Verdict.atMost(MAX_LATE_SECONDS, " s", name, "clip saved, worst", figures.lateSeconds()),
        Verdict.atMost(MAX_BANDWIDTH, " x", name, "bytes sent", figures.bandwidth()));
  }

  private LossSeries series(String name, LongFunction<Outcome> play) {
    return LossSeries.of(name, seed, clips, play);
  }

  private static Outcome random(long seed) {
    return new Simulation(Scene.clip(RANDOM, seed)).run(PATIENCE);
  }

  private static Outcome bursts(long seed) {
    return new Simulation(Scene.clip(BURSTS, seed)).run(PATIENCE);
  }

  private static Outcome slow(long seed) {
    return new Simulation(Scene.clip(SLOW, seed)).becoming(WIDE, SLOW_FOR).run(PATIENCE);
  }

  private static Outcome beside(long seed) {
    return new Neighbours(SHARED, seed).together(LIVE);
  }

  private static Outcome live(long seed) {
    return new Simulation(Scene.live(LIVE, NEAR, seed)).run(Duration.ofSeconds(1));
  }
}
