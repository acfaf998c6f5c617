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

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "pasu.cluster.name", "pasu",
          "pasu.cluster.members", "127.0.0.1",
          "pasu.cluster.host", "127.0.0.1",
          "pasu.cluster.port", "5701");

  private ClusterSettings() {}

  /**
   * Reads it.
   *
   * @param chosen system properties, as a rule; {@code cluster.xml} lists those that matter
   */
  public static Config read(Properties chosen) {
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
