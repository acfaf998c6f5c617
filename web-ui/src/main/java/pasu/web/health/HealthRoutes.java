package pasu.web.health;

import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.OPERATOR;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.Refusal;
import pasu.web.camera.KnownCameras;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Whether it works, and figures. */
public final class HealthRoutes {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int CLIPS = 1_000;

  private final Bus bus;
  private final KnownCameras cameras;
  private final Meters meters;

  public HealthRoutes(Bus bus, KnownCameras cameras, Meters meters) {
    this.bus = bus;
    this.cameras = cameras;
    this.meters = meters;
  }

  public List<Row> rows() {
    return List.of(
        Row.get("/healthz", ANONYMOUS, exchange -> exchange.json(200, "{\"status\":\"up\"}")),
        Row.get("/readyz", ANONYMOUS, this::ready),
        Row.get("/metrics", OPERATOR, this::metrics));
  }

  /** Agents are known by heart, clips by the database alone. */
  private Future<?> ready(Exchange exchange) {
    return Future.all(agents(), clips(1))
        .recover(
            _ ->
                Future.failedFuture(
                    Refusal.unavailable("the control plane or its database does not answer")))
        .compose(_ -> exchange.json(200, "{\"status\":\"ready\"}"));
  }

  private Future<?> metrics(Exchange exchange) {
    Exposition text = new Exposition();
    meters.write(text);
    return figures()
        .onSuccess(figures -> figures.write(text))
        .transform(
            known -> {
              text.single(
                  "pasu_control_plane_up",
                  "gauge",
                  "Whether the control plane answers.",
                  known.succeeded() ? 1 : 0);
              exchange.response().putHeader("Content-Type", Exposition.CONTENT_TYPE);
              return exchange.send(Buffer.buffer(text.toString()));
            });
  }

  private Future<SystemFigures> figures() {
    return agents()
        .compose(
            agents ->
                cameras
                    .all()
                    .compose(
                        all ->
                            clips(CLIPS)
                                .map(
                                    clips ->
                                        new SystemFigures(agents.agents(), all, clips.clips()))));
  }

  private Future<Agents> agents() {
    return bus.ask(Addresses.AGENT_LIST, new ListAgents(), PATIENCE);
  }

  private Future<Clips> clips(int most) {
    return bus.ask(Addresses.CLIPS, ListClips.latest(most), PATIENCE);
  }
}
