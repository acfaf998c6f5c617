package pasu.bench.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import pasu.bench.Bench;
import pasu.bench.browser.BrowserChoice;
import pasu.bench.browser.Chromium;
import pasu.bench.browser.Newcomer;
import pasu.cli.CommandFailure;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.measure.SampleVideo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How soon a phone far away sees the list of fifty clips, and how much comes over the line. */
@Command(
    name = "page",
    description =
        "The list of 50 clips in a real Chromium, over a line of 1.6 Mbit/s and 150 ms: when"
            + " something is painted, and how much comes. Server and browser share this machine.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu bench page", "  ./pasu bench page --loads 20 --json"})
public final class PageBench extends Bench {

  private static final Duration SPAN = Duration.ofSeconds(1);
  private static final SampleVideo PICTURE = new SampleVideo(320, 240, 10, 8);
  private static final int CAMERAS = 10;
  private static final int CLIPS_EACH = 5;
  private static final int MOST = 100;

  @Option(
      names = "--loads",
      defaultValue = "5",
      description = "How often, after one that warms up (default: ${DEFAULT-VALUE}).")
  private int loads;

  @Mixin private BrowserChoice choice = new BrowserChoice();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (loads < 1 || loads > MOST) {
      throw CommandFailure.usage(
          "--loads must be at least 1 and at most %d, but is %d".formatted(MOST, loads));
    }
    Path program = choice.program();
    Path film = folder.resolve("page.avi");
    PICTURE.write(film);
    Path data = folder.resolve("data");
    UpSettings settings =
        new UpSettings(
            data,
            new Door("127.0.0.1", 0),
            RecordedClips.cameras(CAMERAS, film),
            CAMERAS,
            SPAN,
            SPAN);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        Chromium browser = Chromium.start(program, folder)) {
      String token = TokenFile.read(data.resolve("admin.token"));
      say("recording %d clips".formatted(CAMERAS * CLIPS_EACH));
      new RecordedClips(machine.url(), data).record(CLIPS_EACH);
      visit(browser, machine.url(), token);
      return PageLoad.figures(visits(browser, machine.url(), token));
    }
  }

  private List<PageLoad> visits(Chromium browser, String url, String token)
      throws IOException, InterruptedException {
    List<PageLoad> visits = new ArrayList<>();
    for (int i = 0; i < loads; i++) {
      visits.add(visit(browser, url, token));
    }
    return visits;
  }

  private static PageLoad visit(Chromium browser, String url, String token)
      throws IOException, InterruptedException {
    try (Newcomer reader = browser.newcomer()) {
      return new SlowVisit(reader.page()).to(url, token);
    }
  }
}
