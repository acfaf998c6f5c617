package pasu.agent;

/**
 * Where an agent is reached: by edges over UDP, perhaps from outside its container, and by gateways
 * inside the cluster.
 *
 * @param listen the address that is bound for datagrams
 * @param listenPort 0 for any free one
 * @param advertised what edges are told
 * @param advertisedPort what edges are told; 0 for the one that is bound
 * @param inside bound for live views, and told to gateways
 */
public record AgentDoors(
    String listen, int listenPort, String advertised, int advertisedPort, String inside) {

  private static final int MAX_PORT = 65_535;

  public AgentDoors {
    checkHost("listen", listen);
    checkHost("advertise", advertised);
    checkHost("inside", inside);
    checkPort("listen", listenPort);
    checkPort("advertise", advertisedPort);
  }

  /** One address for all, on ports that are free. */
  public static AgentDoors at(String host) {
    return new AgentDoors(host, 0, host, 0, host);
  }

  /** The port edges are told. */
  int advertised(int bound) {
    return advertisedPort == 0 ? bound : advertisedPort;
  }

  private static void checkHost(String what, String host) {
    if (host.isBlank()) {
      throw new IllegalArgumentException(what + " must name an address, but is blank");
    }
  }

  private static void checkPort(String what, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "%s port must be 0 to %d, but is %d".formatted(what, MAX_PORT, port));
    }
  }
}
