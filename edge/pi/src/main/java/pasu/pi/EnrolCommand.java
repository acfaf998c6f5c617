package pasu.pi;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.Enrolment;
import pasu.edge.link.SecretFile;
import pasu.protocol.Invitation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code pasu-edge enrol}: gives a code for the edge's secret. */
@Command(
    name = "enrol",
    description = "Lets this edge into a Pasu, by a code of its page or of ./pasu cameras add.",
    footerHeading = "%nExample:%n",
    footer = {
      "  sudo pasu-edge enrol https://10.0.0.7:8443/#/enrol/3FK7-QPAM-2XWD",
      "  sudo pasu-edge enrol 3FK7-QPAM-2XWD     where edge.yaml names the server",
      "",
      "A code is good once, for ten minutes. The service then starts by itself."
    })
final class EnrolCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CODE", description = "As it was shown, or the address in the QR code.")
  private String code = "";

  @ParentCommand private PasuEdge parent = new PasuEdge();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Settings settings = parent.settings();
    EdgeFolder.create(settings.data());
    EdgeIdentity identity = redeem(settings, Invitation.parse(code));
    new SecretFile(settings.data()).write(identity);
    command.commandLine().getOut().printf("This is camera %s's edge now.%n", identity.camera());
    return 0;
  }

  private static EdgeIdentity redeem(Settings settings, Invitation invitation) {
    URI server = settings.servers(invitation.server()).getFirst();
    Vertx vertx = Vertx.vertx();
    try {
      return Enrolment.redeem(vertx, server, invitation, settings.certificate()).await();
    } finally {
      vertx.close().await();
    }
  }
}
