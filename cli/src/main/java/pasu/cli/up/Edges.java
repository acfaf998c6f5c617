package pasu.cli.up;

import java.time.InstantSource;
import java.util.List;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.sensor.Sensors;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.UplinkOptions;

/** The edges that {@code pasu up} was asked for. */
final class Edges {

  private static final String SITE = "home";

  private Edges() {}

  /**
   * Makes an edge of each camera; none does anything yet.
   *
   * @param spool shared by them; to be open before they start
   * @throws IllegalArgumentException with the first value that is wrong, and the remedy
   */
  static List<EdgeVerticle> of(
      UpSettings settings, Uplinks uplinks, Spool spool, InstantSource clock) {
    return settings.cameras().stream()
        .map(camera -> edge(camera, settings, uplinks, spool, clock))
        .toList();
  }

  private static EdgeVerticle edge(
      CameraSpec camera, UpSettings settings, Uplinks uplinks, Spool spool, InstantSource clock) {
    EdgeOptions options =
        new EdgeOptions(camera.name(), SITE, settings.preRoll(), settings.clipLength());
    UplinkOptions uplink = new UplinkOptions(camera.name(), clock);
    return new EdgeVerticle(
        options,
        camera.source(),
        Sensors.parse(camera.sensor()),
        listener -> uplinks.start(uplink, spool.camera(camera.name()), listener),
        clock);
  }
}
