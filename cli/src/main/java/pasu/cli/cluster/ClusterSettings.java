package pasu.cli.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The {@code cluster.xml} that ships, with what a node may set of it filled in. */
public final class ClusterSettings {

  static final String NAME = "pasu.cluster.name";
  static final String MEMBERS = "pasu.cluster.members";
  static final String HOST = "pasu.cluster.host";
  static final String PORT = "pasu.cluster.port";

  /** Comparing it with its schema takes longer than all else that is done with it (ADR 36). */
  static final String VALIDATION = "hazelcast.config.schema.validation.enabled";

  private static final Map<String, String> DEFAULTS =
      Map.of(NAME, "pasu", MEMBERS, "127.0.0.1", HOST, "127.0.0.1", PORT, "5701");

  private ClusterSettings() {}

  /**
   * Reads it.
   *
   * @param chosen system properties, as a rule; {@code cluster.xml} lists those that matter
   */
  public static Config read(Properties chosen) {
    System.getProperties().putIfAbsent(VALIDATION, "false");
    Properties properties = new Properties();
    DEFAULTS.forEach((key, value) -> properties.setProperty(key, chosen.getProperty(key, value)));
    try (InputStream xml = ClusterSettings.class.getResourceAsStream("/cluster.xml")) {
      return new XmlConfigBuilder(Objects.requireNonNull(xml, "no cluster.xml on the class path"))
          .setProperties(properties)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
