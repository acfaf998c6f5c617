package pasu.bench.relay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import pasu.cli.CommandFailure;
import pasu.cli.SpanWords;
import pasu.protocol.BusMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code pasu relay}: a bad network between edges and an agent, until a signal or a time ends it.
 */
@Command(
    name = "relay",
    description = "Relays datagrams both ways and loses, doubles, reorders and delays some.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu relay --listen 4500 --to 10.0.0.7:4000 --loss 0.2 --duplicate 0.01 --delay 25ms",
      "  ./pasu relay --listen 4500 --to 127.0.0.1:4000 --loss 0.05 --burst 8 --seed 7",
      "  ./pasu relay --listen 4500 --to 127.0.0.1:4000 --rate 20mbit --for 1m --json"
    })
public final class RelayCommand implements Callable<Integer> {

  @Option(names = "--listen", paramLabel = "PORT", required = true, description = "For edges.")
  private int listen;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where the agent is.")
  private String to = "";

  @Mixin private BadnessOptions badness = new BadnessOptions();

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "5s",
      converter = SpanWords.class,
      description = "How often figures are printed (default: ${DEFAULT-VALUE}).")
  private Duration every = Duration.ZERO;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = SpanWords.class,
      description = "Ends after this time (default: Ctrl-C ends it).")
  private Duration span = Duration.ofDays(10_000);

  @Option(names = "--json", description = "Print JSON, an object a line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    InetSocketAddress agent = agent();
    if (!every.isPositive()) {
      throw new IllegalArgumentException("--every must be longer than nothing");
    }
    try (Relay relay = start(agent)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(relay), "pasu-closing"));
      for (Duration left = span; left.isPositive(); left = left.minus(every)) {
        Thread.sleep(left.compareTo(every) < 0 ? left : every);
        print(relay.figures());
      }
    }
    return 0;
  }

  private Relay start(InetSocketAddress agent) {
    try {
      return Relay.start(new InetSocketAddress(listen), agent, badness.badness(), badness.seed());
    } catch (IOException e) {
      throw CommandFailure.usage(
          "port %d cannot be listened to (%s); choose another --listen"
              .formatted(listen, e.getMessage()));
    }
  }

  private InetSocketAddress agent() {
    int colon = to.lastIndexOf(':');
    String port = to.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException(
          "--to must be HOST:PORT, as in 10.0.0.7:4000, but is \"%s\"".formatted(to));
    }
    InetSocketAddress agent = new InetSocketAddress(to.substring(0, colon), Integer.parseInt(port));
    if (agent.isUnresolved()) {
      throw CommandFailure.usage("host \"%s\" is not known".formatted(agent.getHostString()));
    }
    return agent;
  }

  /** A JVM's own status after a signal would be 143 or 130, although nothing failed. */
  private void end(Relay relay) {
    print(relay.figures());
    Runtime.getRuntime().halt(0);
  }

  private void print(RelayFigures figures) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? BusMessages.toJson(figures) : figures);
    out.flush();
  }
}
