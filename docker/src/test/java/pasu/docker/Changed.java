package pasu.docker;

/** A launcher's options with one thing changed. */
final class Changed {

  private Changed() {}

  static LaunchOptions image(LaunchOptions o, String image) {
    return of(o, image, o.cluster(), o.launcher(), o.place(), o.ports());
  }

  static LaunchOptions cluster(LaunchOptions o, String cluster) {
    return of(o, o.image(), cluster, o.launcher(), o.place(), o.ports());
  }

  static LaunchOptions launcher(LaunchOptions o, String launcher) {
    return of(o, o.image(), o.cluster(), launcher, o.place(), o.ports());
  }

  static LaunchOptions network(LaunchOptions o, String network) {
    return place(o, new Place(network, o.place().clips(), Place.USER));
  }

  static LaunchOptions volume(LaunchOptions o, String volume) {
    return place(o, new Place(o.place().network(), volume, Place.USER));
  }

  static LaunchOptions ports(LaunchOptions o, PortRange ports) {
    return of(o, o.image(), o.cluster(), o.launcher(), o.place(), ports);
  }

  private static LaunchOptions place(LaunchOptions o, Place place) {
    return of(o, o.image(), o.cluster(), o.launcher(), place, o.ports());
  }

  private static LaunchOptions of(
      LaunchOptions o,
      String image,
      String cluster,
      String launcher,
      Place place,
      PortRange ports) {
    return new LaunchOptions(
        o.engine(),
        image,
        cluster,
        launcher,
        o.members(),
        place,
        ports,
        o.advertise(),
        o.capacity(),
        o.limits(),
        o.labels());
  }
}
