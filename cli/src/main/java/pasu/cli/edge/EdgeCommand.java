package pasu.cli.edge;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.role.Lifetime;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.alone.LoneEdge;
import pasu.edge.alone.LoneEdgeOptions;
import pasu.edge.link.EdgeIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu edge}: one camera, linked to a Pasu elsewhere, until a signal ends it. */
@Command(
    name = "edge",
    description = "Runs one camera of a Pasu that is on another machine.",
    sortOptions = false,
    subcommands = EnrolCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu edge enrol 3FK7-QPAM-2XWD --server http://10.0.0.7:8080",
      "  ./pasu edge --camera gate=v4l2:/dev/video0",
      "  ./pasu edge --server https://a.example --server https://b.example --camera gate=scene:",
      "",
      "It starts without a server, keeps what it detects, and delivers it later."
    })
public final class EdgeCommand implements Callable<Integer> {

  @Mixin private LinkDoor door = new LinkDoor();

  @Option(
      names = "--camera",
      paramLabel = "NAME=SOURCE[,SENSOR]",
      description = "The camera it was enrolled for, and what fires it.")
  private @Nullable String camera;

  @Mixin private ClipChoices clips = new ClipChoices();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    LoneEdgeOptions options = options();
    Lifetime.of(
        closings -> {
          LoneEdge edge = LoneEdge.open(options);
          closings.add("edge", edge::close);
          edge.start().await();
          PrintWriter out = command.commandLine().getOut();
          out.println("pasu edge " + edge);
          out.flush();
        });
    return 0;
  }

  /** Everything is checked before anything is started. */
  private LoneEdgeOptions options() {
    if (camera == null) {
      throw CommandFailure.usage("--camera NAME=SOURCE[,SENSOR] is missing, as in gate=scene:");
    }
    CameraSpec spec = CameraSpec.parse(camera);
    EdgeOptions options = new EdgeOptions(spec.name(), "home", clips.preRoll(), clips.clipLength());
    EdgeIdentity identity = EdgeFolder.identity(door.data(), spec.name());
    return new LoneEdgeOptions(
        spec,
        options,
        door.servers(identity.server()),
        door.certificate(),
        door.data(),
        clips.spool());
  }
}
