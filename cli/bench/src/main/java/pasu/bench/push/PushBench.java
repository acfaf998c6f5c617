package pasu.bench.push;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.bench.Bench;
import pasu.bench.push.LocalPushService.Pushed;
import pasu.cli.CommandFailure;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.measure.LonePlane;
import pasu.measure.Quantiles;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long after a detection reached the control plane its pushes reach a push service, which
 * checks and decrypts each. One of the browsers hangs.
 */
@Command(
    name = "push",
    description = "From a detection to the push requests, at a push service of our own.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./pasu bench push", "  ./pasu bench push --times 100 --json"})
public final class PushBench extends Bench {

  private static final int WARM_UP = 10;
  private static final int GOAL_MILLIS = 500;
  private static final int ACCOUNT_DEVICES = 50;
  private static final long PATIENCE_SECONDS = 60;

  private final InstantSource clock = InstantSource.system();

  @Option(names = "--times", defaultValue = "50", description = "Detections, after ten others.")
  private int times;

  @Option(names = "--subscriptions", defaultValue = "100", description = "One of them hangs.")
  private int subscriptions;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1 || subscriptions < 2) {
      throw CommandFailure.usage("--times must be at least 1 and --subscriptions at least 2");
    }
    Vertx vertx = Vertx.vertx();
    try {
      LocalPushService service = LocalPushService.start(vertx, clock);
      ControlPlaneOptions options =
          ControlPlaneOptions.in(folder).withNotification(service.options());
      addPeople(options.database());
      try (ControlPlane _ = LonePlane.open(vertx, options, clock)) {
        List<Figure> figures = measure(new Bus(vertx.eventBus()), service);
        vertx.close().await();
        return figures;
      }
    } finally {
      vertx.close().await();
    }
  }

  /** Who may see the camera: an account has only so many devices. */
  private void addPeople(DatabaseOptions options) {
    try (Database database = Database.open(options)) {
      for (int i = 0; i < subscriptions; i += ACCOUNT_DEVICES) {
        String account = account(i);
        database.run(
            t ->
                t.update(
                    "insert into account (id, title, operator, created_at)"
                        + " values (?, ?, true, 0)",
                    account,
                    account));
      }
    }
  }

  private static String account(int device) {
    return "account-" + device / ACCOUNT_DEVICES;
  }

  private List<Figure> measure(Bus bus, LocalPushService service)
      throws InterruptedException, GeneralSecurityException {
    prepare(bus, service);
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < WARM_UP + times; i++) {
      List<Duration> all = detect(bus, service);
      if (i >= WARM_UP) {
        delays.addAll(all);
      }
    }
    Quantiles delay = Quantiles.of(delays);
    int wrong = service.complaints().size();
    return List.of(
        new Figure(
            "detection to push request",
            delay.toString(),
            "p99 at most %d ms".formatted(GOAL_MILLIS),
            delay.p99Millis() > GOAL_MILLIS),
        new Figure("requests against the RFCs", Integer.toString(wrong), "0", wrong > 0));
  }

  private void prepare(Bus bus, LocalPushService service) throws GeneralSecurityException {
    service.expect(bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key());
    for (int i = 0; i < subscriptions; i++) {
      bus.ask(Addresses.SUBSCRIPTIONS, service.subscription(account(i), "device-" + i)).await();
    }
    service.hang("device-0");
    bus.ask(
            Addresses.EDGES,
            new EdgeAlive(
                CAMERA,
                "home",
                "scene:",
                "manual:",
                1280,
                720,
                15,
                null,
                List.of(),
                List.of(Suite.AES_128_GCM),
                List.of()))
        .await();
  }

  /** How long each took of those that answer. */
  private List<Duration> detect(Bus bus, LocalPushService service) throws InterruptedException {
    String clip = UUID.randomUUID().toString().replace("-", "");
    Instant now = clock.instant();
    bus.ask(
        Addresses.DETECTIONS,
        new Detected(CAMERA, clip, 1, 0, now, now, Cause.MANUAL, null)); // It gets no agent.
    List<Duration> delays = new ArrayList<>();
    while (delays.size() < subscriptions - 1) {
      Pushed pushed = next(service);
      if (pushed.text().contains(clip) && !pushed.device().equals("device-0")) {
        delays.add(Duration.between(now, pushed.at()));
      }
    }
    return delays;
  }

  private static Pushed next(LocalPushService service) throws InterruptedException {
    @Nullable Pushed next = service.pushed().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed(
          "a push did not come within a minute; complaints: " + service.complaints());
    }
    return next;
  }
}
