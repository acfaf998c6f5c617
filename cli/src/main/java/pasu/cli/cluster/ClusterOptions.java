package pasu.cli.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import pasu.cli.CommandFailure;
import picocli.CommandLine.Option;

/** Which cluster a process is a node of, and by which address the others reach it. */
public final class ClusterOptions {

  private static final int MAX_PORT = 65_435; // The hundred after it are tried, too.

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      defaultValue = "${env:PASU_CLUSTER_NAME:-pasu}",
      description = "Nodes of another name are strangers (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = "--cluster-members",
      paramLabel = "HOST[:PORT],…",
      defaultValue = "${env:PASU_CLUSTER_MEMBERS:-127.0.0.1}",
      description = "Where other nodes may be, control planes first (default: ${DEFAULT-VALUE}).")
  private String members = "";

  @Option(
      names = "--cluster-host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:PASU_CLUSTER_HOST:-127.0.0.1}",
      description = "Where the other nodes reach this one (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--cluster-port",
      paramLabel = "N",
      defaultValue = "${env:PASU_CLUSTER_PORT:-5701}",
      description =
          "The first port tried; the hundred after it in turn (default: ${DEFAULT-VALUE}).")
  private int port;

  public String name() {
    return name;
  }

  /** Where other nodes may be. */
  public String members() {
    return members;
  }

  /** Where the others reach this node. */
  public String host() {
    return host;
  }

  /** What was chosen, in the words of {@code cluster.xml}. */
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(ClusterSettings.NAME, name);
    properties.setProperty(ClusterSettings.MEMBERS, members);
    properties.setProperty(ClusterSettings.HOST, host);
    properties.setProperty(ClusterSettings.PORT, String.valueOf(port));
    return properties;
  }

  /** Refuses what makes no sense, in one sentence. */
  public void check() {
    if (name.isBlank()) {
      throw CommandFailure.usage("--cluster-name must not be blank; leave it out for \"pasu\"");
    }
    if (port < 1 || port > MAX_PORT) {
      throw CommandFailure.usage(
          "--cluster-port must be 1 to %d, but is %d".formatted(MAX_PORT, port));
    }
    List<String> all = Arrays.asList(members.split(",", -1));
    all.stream().map(String::strip).forEach(ClusterOptions::checkMember);
  }

  private static void checkMember(String member) {
    if (!member.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?")) {
      throw CommandFailure.usage(
          "--cluster-members must be HOST or HOST:PORT, by comma, but one is \"%s\""
              .formatted(member));
    }
  }
}
