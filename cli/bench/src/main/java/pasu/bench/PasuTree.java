package pasu.bench;

import pasu.bench.relay.RelayCommand;
import pasu.bench.simulation.SimulateCommand;
import pasu.cli.Pasu;
import picocli.CommandLine;

/** The {@code pasu} command of a source tree, which can also measure. See ADR 56. */
public final class PasuTree {

  private PasuTree() {}

  public static void main(String[] arguments) {
    Pasu.run(arguments, PasuTree::commandLine);
  }

  /** The command with all below it, errors being one sentence. */
  public static CommandLine commandLine() {
    return Pasu.commandLine(RelayCommand.class, SimulateCommand.class, BenchCommand.class);
  }
}
