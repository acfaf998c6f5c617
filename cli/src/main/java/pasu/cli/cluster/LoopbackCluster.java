package pasu.cli.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Properties;

/** A cluster of this process alone, over loopback: to rehearse in. */
public final class LoopbackCluster {

  public static final String HOST = "127.0.0.1";

  private LoopbackCluster() {}

  /** One that nobody else is in, on a port that is free. */
  public static Properties choose() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      String port = String.valueOf(free.getLocalPort());
      Properties cluster = new Properties();
      cluster.setProperty(ClusterSettings.NAME, "rehearsal-" + port);
      cluster.setProperty(ClusterSettings.HOST, HOST);
      cluster.setProperty(ClusterSettings.MEMBERS, HOST + ":" + port);
      cluster.setProperty(ClusterSettings.PORT, port);
      return cluster;
    }
  }
}
