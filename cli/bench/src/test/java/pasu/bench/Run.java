package pasu.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the command inside the test: what it printed and how it ended. */
public record Run(int exitStatus, String out, String err) {

  public static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        PasuTree.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Run(command.execute(arguments), out.toString(), err.toString());
  }
}
