package pasu.cli.edge;

import java.time.Duration;
import pasu.cli.SpanWords;
import picocli.CommandLine.Option;

/** How an edge cuts and keeps clips, wherever it runs. */
public final class ClipChoices {

  @Option(
      names = "--pre-roll",
      paramLabel = "SPAN",
      defaultValue = "5s",
      converter = SpanWords.class,
      description = "How much of a clip is from before, 0s to 60s (default: ${DEFAULT-VALUE}).")
  private Duration preRoll = Duration.ZERO;

  @Option(
      names = "--spool",
      paramLabel = "MIB",
      defaultValue = "2048",
      description =
          "Disk for clips that no agent has taken yet, in MiB (default: ${DEFAULT-VALUE}).")
  private int spool;

  @Option(
      names = "--clip-length",
      paramLabel = "SPAN",
      defaultValue = "30s",
      hidden = true, // For tests and trials: a clip is 30 s from its detection.
      converter = SpanWords.class)
  private Duration clipLength = Duration.ZERO;

  public Duration preRoll() {
    return preRoll;
  }

  /** In MiB. */
  public int spool() {
    return spool;
  }

  public Duration clipLength() {
    return clipLength;
  }
}
