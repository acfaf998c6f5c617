package pasu.cli.edge;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.edge.alone.Admission;
import pasu.edge.alone.AdmissionException;
import picocli.CommandLine;
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
      description = "As the page or ./pasu cameras add showed it, or the address in the QR code.")
  private @Nullable String code;

  @Mixin private LinkDoor door = new LinkDoor();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = command.commandLine();
    Admission admission = new Admission(door.data(), door::servers, door.certificate());
    String typed = Admission.code(code, System.in, line.getErr());
    Vertx vertx = Vertx.vertx();
    try {
      line.getOut().println(admission.by(typed, vertx).await());
      return 0;
    } catch (AdmissionException e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()));
    } finally {
      vertx.close().await();
    }
  }
}
