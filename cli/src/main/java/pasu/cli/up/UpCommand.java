package pasu.cli.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import pasu.cli.edge.ClipChoices;
import pasu.cli.role.Closings;
import pasu.cli.role.Door;
import pasu.cli.role.DoorOptions;
import pasu.cli.role.LaunchChoices;
import pasu.cli.role.Lifetime;
import pasu.edge.CameraSpec;
import pasu.edge.uplink.DatagramUplink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu up}: all of Pasu in this process, until a signal ends it. */
@Command(
    name = "up",
    description = "Runs all of Pasu on this machine and prints the page's address.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu up",
      "  ./pasu up --camera door=v4l2:/dev/video0 --camera yard=file:yard.mp4,motion:",
      "  ./pasu up --camera shop=rtsp://10.0.0.7/main,every:60s --pre-roll 10s",
      "  ./pasu up --data /var/lib/pasu --host 0.0.0.0 --port 8443 --tls",
      "  ./pasu up --agents docker",
      "",
      "Sources: scene:  file:PATH  v4l2:/dev/videoN  rtsp://HOST/PATH",
      "Sensors: motion:  motion:threshold=25,area=0.003,holdoff=10s  every:60s  manual:",
      "Ctrl-C, or SIGTERM, ends running clips, closes everything and exits with 0."
    })
public final class UpCommand implements Callable<Integer> {

  /** Where agents run. */
  enum AgentsAt {
    EMBEDDED,
    DOCKER
  }

  private static final int CLUSTER_PORT = 5701;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where clips and everything else are kept (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Mixin private DoorOptions door = new DoorOptions();

  @Option(
      names = "--camera",
      paramLabel = "NAME=SOURCE[,SENSOR]",
      description = "A camera and what fires it; again for each. Without one, a drawn scene.")
  private List<String> cameras = new ArrayList<>();

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "3",
      description = "Streams an agent takes (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Option(
      names = "--agents",
      paramLabel = "embedded|docker",
      defaultValue = "embedded",
      description =
          "Where agents run: in this process, or in containers (default: ${DEFAULT-VALUE}).")
  private AgentsAt agents = AgentsAt.EMBEDDED;

  @Mixin private ClipChoices clips = new ClipChoices();

  @Option(
      names = "--push-host",
      paramLabel = "HOST[:PORT]",
      description = "A push service of your own, besides those of browsers; again for each.")
  private List<String> pushHosts = new ArrayList<>();

  @Option(
      names = "--new-link",
      description = "Print a new one-time sign-in link, also when somebody has signed in before.")
  private boolean newLink;

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      defaultValue = "pasu",
      description = "With containers: a name no other Pasu here has (default: ${DEFAULT-VALUE}).")
  private String clusterName = "";

  @Mixin private LaunchChoices containers = new LaunchChoices();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    UpSettings settings =
        new UpSettings(
            data,
            door.door(data),
            cameras(),
            capacity,
            clips.preRoll(),
            clips.clipLength(),
            clips.spool(),
            pushHosts);
    Lifetime.of(closings -> start(settings, closings));
    return 0;
  }

  private void start(UpSettings settings, Closings closings) {
    OneMachine machine =
        OneMachine.start(
            settings, housing(), uplinks(settings.door()), closings, InstantSource.system());
    PrintWriter out = command.commandLine().getOut();
    out.println(new Welcome(settings, machine.url(), machine.signInToken(newLink)));
    out.flush();
  }

  private Housing housing() {
    return agents == AgentsAt.DOCKER
        ? new ContainedAgents(containers, clusterName, CLUSTER_PORT)
        : Housing.EMBEDDED;
  }

  private Uplinks uplinks(Door listening) {
    return agents == AgentsAt.EMBEDDED && listening.isAll()
        ? new NearUplinks(DatagramUplink::start)
        : DatagramUplink::start;
  }

  private List<CameraSpec> cameras() {
    return cameras.stream().map(CameraSpec::parse).toList();
  }
}
