package pasu.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  @Test
  void isWhatItsSchemaAllows() {
    String before = System.setProperty(ClusterSettings.VALIDATION, "true");
    try {
      Config settings = ClusterSettings.read(new Properties());

      assertThat(settings.getClusterName()).isEqualTo("pasu");
      assertThat(settings.getMetricsConfig().isEnabled()).isFalse();
    } finally {
      System.setProperty(ClusterSettings.VALIDATION, before == null ? "false" : before);
    }
  }
}
