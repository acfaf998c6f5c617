package pasu.cli.edge;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.Callable;
import pasu.cli.CommandFailure;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.link.Enrolment;
import pasu.edge.link.SecretFile;
import pasu.protocol.AccessMessage.Enrolled;
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
      "",
      "A code is good once, for ten minutes. An edge that runs takes the new secret by itself."
    })
public final class EnrolCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CODE", description = "As ./pasu cameras add printed it.")
  private String code = "";

  @Mixin private LinkDoor door = new LinkDoor();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    EdgeFolder.create(door.data());
    Enrolled enrolled = redeem();
    new SecretFile(door.data()).write(enrolled);
    command
        .commandLine()
        .getOut()
        .printf(
            "This is camera %s's edge now; its secret is in %s%n", enrolled.camera(), door.data());
    return 0;
  }

  private Enrolled redeem() {
    Vertx vertx = Vertx.vertx();
    try {
      return Enrolment.redeem(vertx, door.servers().getFirst(), door.certificate(), code).await();
    } catch (RuntimeException e) {
      throw e instanceof IllegalArgumentException ? e : CommandFailure.failed(e.getMessage() + "");
    } finally {
      vertx.close().await();
    }
  }
}
