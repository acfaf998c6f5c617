package pasu.bench.browser;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which browser a bench starts. */
public final class BrowserChoice {

  @Option(
      names = "--chromium",
      paramLabel = "FILE",
      defaultValue = "",
      description = "The browser's program; else it is sought in the PATH.")
  private String chromium = "";

  /** Fails where there is none. */
  public Path program() {
    return Chromium.find(chromium);
  }
}
