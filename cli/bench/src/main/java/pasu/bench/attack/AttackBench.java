package pasu.bench.attack;

import java.nio.file.Path;
import java.util.List;
import pasu.agent.ingest.ReceiverOptions;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What hostile datagrams do to an agent and to a stream that it receives. */
@Command(
    name = "attack",
    description = {
      "Malformed, forged, truncated and replayed datagrams at an agent, beside a real stream.",
      "Fails when a byte is answered, memory grows or the stream's clip loses a frame."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench attack --datagrams 1000000",
      "  ./pasu bench attack --rate 300000 --seed 7 --json"
    })
public final class AttackBench extends Bench {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final long MAX_GROWTH = 64 * MEBIBYTE;

  @Option(names = "--datagrams", defaultValue = "10000000", description = "How many.")
  private long datagrams;

  @Option(names = "--rate", defaultValue = "100000", description = "At most so many a second.")
  private long rate;

  @Option(names = "--seed", defaultValue = "1", description = "The same hostility again.")
  private long seed;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (datagrams < 1 || rate < 1) {
      throw CommandFailure.usage(
          "--datagrams and --rate must be at least 1, but are %d and %d"
              .formatted(datagrams, rate));
    }
    Attack.Outcome outcome =
        new Attack(seed, new ReceiverOptions("127.0.0.1", 0)).run(datagrams, rate);
    return List.of(sent(outcome), answered(outcome), heap(outcome), clip(outcome), drops(outcome));
  }

  private static Figure sent(Attack.Outcome outcome) {
    String measured =
        "%,d at %,.0f a second, %,d leases lost, %,d key changes"
            .formatted(
                outcome.sent(),
                outcome.sent() / outcome.seconds(),
                outcome.leasesLost(),
                outcome.keyChanges());
    return new Figure("hostile datagrams", measured, "none");
  }

  private static Figure answered(Attack.Outcome outcome) {
    String measured =
        "%,d bytes to the attacker, %,d datagrams not to the edge"
            .formatted(outcome.answeredBytes(), outcome.strayAnswers());
    boolean missed = outcome.answeredBytes() > 0 || outcome.strayAnswers() > 0;
    return new Figure("answered", measured, "0", missed);
  }

  private static Figure heap(Attack.Outcome outcome) {
    String measured = "%.1f MiB after collection".formatted(1.0 * outcome.heapGrowth() / MEBIBYTE);
    return new Figure("heap growth", measured, "at most 64 MiB", outcome.heapGrowth() > MAX_GROWTH);
  }

  private static Figure clip(Attack.Outcome outcome) {
    String measured =
        "%,d of %,d frames lost%s"
            .formatted(
                outcome.lost(),
                outcome.captured(),
                outcome.acknowledged() ? "" : ", not acknowledged");
    boolean missed = outcome.lost() > 0 || !outcome.acknowledged();
    return new Figure("the stream's clip", measured, "0 lost", missed);
  }

  private static Figure drops(Attack.Outcome outcome) {
    return new Figure("dropped", outcome.datagrams().dropped().toString(), "told apart");
  }
}
