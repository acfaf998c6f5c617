package pasu.cli.edge;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.Enrolment;
import pasu.edge.link.SecretFile;
import pasu.protocol.Invitation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pasu edge enrol}: gives a code for the edge's secret. */
@Command(
    name = "enrol",
    description = "Lets this edge into a Pasu, by a code of ./pasu cameras add.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu edge enrol 3FK7-QPAM-2XWD --server https://pasu.example",
      "  ./pasu edge enrol 3FK7-QPAM-2XWD --server http://10.0.0.7:8080 --data /var/lib/pasu-edge",
      "  ./pasu edge enrol --server https://10.0.0.7:8443 <code.txt",
      "",
      "Without CODE it is read from standard input, where no list of processes shows it.",
      "A code is good once, for ten minutes. An edge that runs takes the new secret by itself."
    })
public final class EnrolCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "As ./pasu cameras add printed it, or the address in the QR code.")
  private @Nullable String code;

  @Mixin private LinkDoor door = new LinkDoor();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    EdgeFolder.create(door.data());
    Invitation invitation = Invitation.parse(code == null ? typed() : code);
    URI server = door.servers(invitation.server()).getFirst();
    EdgeIdentity identity = redeem(server, invitation);
    new SecretFile(door.data()).write(identity);
    command
        .commandLine()
        .getOut()
        .printf(
            "This is camera %s's edge now; its secret is in %s%s%n",
            identity.camera(),
            door.data(),
            identity.pin() == null ? "" : ", and the key of " + server);
    return 0;
  }

  private String typed() throws IOException {
    command.commandLine().getErr().println("Code, as ./pasu cameras add printed it:");
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw CommandFailure.usage("there is no code: name it, or give it to standard input");
    }
    return line;
  }

  private EdgeIdentity redeem(URI server, Invitation invitation) {
    Vertx vertx = Vertx.vertx();
    try {
      return Enrolment.redeem(vertx, server, invitation, door.certificate()).await();
    } catch (RuntimeException e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()));
    } finally {
      vertx.close().await();
    }
  }
}
