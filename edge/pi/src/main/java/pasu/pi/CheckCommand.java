package pasu.pi;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.link.EdgeIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code pasu-edge check}: reads what the edge is told, and touches nothing. */
@Command(name = "check", description = "Reads the configuration, and says what it means.")
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private PasuEdge parent = new PasuEdge();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = parent.settings();
    String means =
        "watches with %s, fired by %s"
            .formatted(settings.camera().description(), settings.sensor());
    command
        .commandLine()
        .getOut()
        .println(
            EdgeFolder.enrolled(parent.data())
                .map(
                    identity ->
                        "%s %s, for %s"
                            .formatted(identity.camera(), means, servers(settings, identity)))
                .orElse("not enrolled yet (sudo pasu-edge enrol CODE); then it " + means));
    return 0;
  }

  private static String servers(Settings settings, EdgeIdentity identity) {
    return settings.servers(identity.server()).stream()
        .map(URI::toString)
        .collect(Collectors.joining(" or "));
  }
}
