package pasu.docker;

/** A launcher's options with one thing changed. */
final class Changed {

  private Changed() {}

  static LaunchOptions image(LaunchOptions o, String image) {
    return of(o, image, o.cluster(), o.place(), o.ports());
  }

  static LaunchOptions cluster(LaunchOptions o, String cluster) {
    return of(o, o.image(), cluster, o.place(), o.ports());
  }

  static LaunchOptions network(LaunchOptions o, String network) {
    return of(
        o, o.image(), o.cluster(), new Place(network, o.place().clips(), Place.USER), o.ports());
  }

  static LaunchOptions volume(LaunchOptions o, String volume) {
    return of(
        o, o.image(), o.cluster(), new Place(o.place().network(), volume, Place.USER), o.ports());
  }

  static LaunchOptions ports(LaunchOptions o, PortRange ports) {
    return of(o, o.image(), o.cluster(), o.place(), ports);
  }

  private static LaunchOptions of(
      LaunchOptions o, String image, String cluster, Place place, PortRange ports) {
    return new LaunchOptions(
        o.engine(),
        image,
        cluster,
        o.members(),
        place,
        ports,
        o.advertise(),
        o.capacity(),
        o.limits(),
        o.labels());
  }
}
