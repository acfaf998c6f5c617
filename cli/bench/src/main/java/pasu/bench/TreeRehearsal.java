package pasu.bench;

import java.io.IOException;
import pasu.cli.up.Rehearsal;

/** The rehearsal of what a source tree starts: {@code ./pasu} runs it after a build. */
public final class TreeRehearsal {

  private TreeRehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Rehearsal.run(PasuTree::commandLine);
  }
}
