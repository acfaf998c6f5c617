package pasu.cli.client;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which Pasu a client command talks to, and with whose right. */
public final class ServerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:PASU_SERVER:-http://127.0.0.1:8080}",
      description = "The Pasu to ask (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "${env:PASU_TOKEN_FILE:-data/admin.token}",
      description =
          "The file with the administrator's token, which up leaves in its data folder"
              + " (default: ${DEFAULT-VALUE}).")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "The server's certificate, in PEM, where this machine does not trust it"
              + " (default: the one beside the token, if up made one).")
  private @Nullable Path certificate;

  /** The server, ready to be asked; no connection is made yet. */
  public Server connect() {
    return Server.at(server, tokenFile, certificate, command.commandLine().getErr());
  }
}
