package pasu.pi;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.edge.alone.Admission;
import picocli.CommandLine;
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
      "  sudo pasu-edge enrol <code.txt",
      "",
      "Without CODE it is read from standard input, where no list of processes shows it.",
      "A code is good once, for ten minutes. The service then starts by itself; not with --config,",
      "for it reads /etc/pasu/edge.yaml."
    })
final class EnrolCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "As it was shown, or the address in the QR code.")
  private @Nullable String code;

  @ParentCommand private PasuEdge parent = new PasuEdge();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = command.commandLine();
    Settings settings = parent.settings();
    Admission admission = new Admission(parent.data(), settings::servers, settings.certificate());
    String typed = Admission.code(code, System.in, line.getErr());
    Vertx vertx = Vertx.vertx();
    try {
      line.getOut().println(admission.by(typed, vertx).await());
      return 0;
    } finally {
      vertx.close().await();
    }
  }
}
