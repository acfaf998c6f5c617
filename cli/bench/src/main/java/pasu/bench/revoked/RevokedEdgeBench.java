package pasu.bench.revoked;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import pasu.bench.Bench;
import pasu.cli.client.Server;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon an edge that is revoked while it streams is shut out, and who looks on sees no more. */
@Command(
    name = "revoked-edge",
    description =
        "From the wish to revoke a camera that is watched live to the last datagram that is taken"
            + " of it, and to the end of the live view.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench revoked-edge --times 30")
public final class RevokedEdgeBench extends Bench {

  private static final double GOAL_MILLIS = 1_000;
  private static final String GOAL = "max 1 s";
  private static final int WARM_UP = 2;
  private static final int SLOTS = 3;

  @Option(
      names = "--times",
      defaultValue = "20",
      description = "Cameras, after two others (default: ${DEFAULT-VALUE}).")
  private int times;

  @Spec private CommandSpec command = CommandSpec.create();

  private final List<Duration> deaf = new ArrayList<>();
  private final List<Duration> dark = new ArrayList<>();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    Path data = folder.resolve("data");
    try (OneMachine machine = OneMachine.start(settings(data), InstantSource.system())) {
      StreamEnds ends = StreamEnds.on(machine.vertx());
      Path token = data.resolve("admin.token");
      PrintWriter err = command.commandLine().getErr();
      Server server = Server.at(URI.create(machine.url()), token, null, err);
      for (int i = 0; i < WARM_UP + times; i++) {
        revoke("revoked-" + i, server, TokenFile.read(token), video, ends);
      }
      return List.of(
          figure("to the last datagram", deaf), figure("to the end of a live view", dark));
    }
  }

  private static UpSettings settings(Path data) {
    CameraSpec aside = CameraSpec.parse("aside=scene:320x240@1,manual:");
    return new UpSettings(
        data,
        new Door("127.0.0.1", 0),
        List.of(aside),
        SLOTS,
        EdgeOptions.DEFAULT_PRE_ROLL,
        EdgeOptions.DEFAULT_CLIP_LENGTH);
  }

  private void revoke(String camera, Server server, String token, Path video, StreamEnds ends)
      throws InterruptedException {
    try (LinkedEdge _ = LinkedEdge.start(server, camera, video);
        Onlooker onlooker = Onlooker.at(server.base(), token, camera)) {
      long wished = System.nanoTime();
      server.delete("/api/cameras/" + camera);
      deaf.add(Duration.ofNanos(ends.await(camera) - wished));
      dark.add(Duration.ofNanos(onlooker.awaitEnd() - wished));
    }
  }

  private Figure figure(String what, List<Duration> spans) {
    Quantiles measured = Quantiles.of(spans.subList(WARM_UP, spans.size()));
    return new Figure(what, measured.toString(), GOAL, measured.maxMillis() > GOAL_MILLIS);
  }
}
