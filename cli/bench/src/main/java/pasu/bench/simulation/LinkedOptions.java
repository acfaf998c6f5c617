package pasu.bench.simulation;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Edges that are linked to a Pasu elsewhere, instead of one in this process. */
final class LinkedOptions {

  private static final List<String> NOT_OURS = List.of("--capacity", "--no-video", "--detections");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Links the edges to this Pasu (default: one is started in this process).")
  private @Nullable URI server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "data/admin.token",
      description = "With --server: its administrator's token (default: ${DEFAULT-VALUE}).")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "With --server: its certificate, in PEM (default: the one beside the token, if any).")
  private @Nullable Path certificate;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "sim",
      description =
          "With --server: of the cameras, before their numbers (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = "--keep",
      description = "With --server: leaves cameras and clips there; else they are removed.")
  private boolean keep;

  boolean areAsked() {
    return server != null;
  }

  /** Refuses what a Pasu elsewhere decides, and what it cannot be asked. */
  void check(ParseResult said) {
    for (String option : NOT_OURS) {
      if (areAsked() && said.hasMatchedOption(option)) {
        throw CommandFailure.usage(
            "%s does not go with --server, which has agents of its own; leave one of them out"
                .formatted(option));
      }
    }
  }

  CrowdFigures run(Crowd crowd, Path folder, PrintWriter progress) throws Exception {
    Server there = Server.at(URI.create(String.valueOf(server)), tokenFile, certificate, progress);
    return new LinkedCrowd(crowd, there, name, keep).run(folder);
  }
}
