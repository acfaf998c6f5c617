package pasu.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.exception.PartitionMigratingException;
import java.io.Serializable;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one node may make another one construct, by the cluster.xml that ships. */
class SerializationFilterTest {

  private record Stranger(String name) implements Serializable {}

  private final InternalSerializationService serialization =
      new DefaultSerializationServiceBuilder()
          .setConfig(ClusterSettings.read(new Properties()).getSerializationConfig())
          .build();

  @AfterEach
  void dispose() {
    serialization.dispose();
  }

  @Test
  void letsHazelcastSayThatAnOperationMustBeTriedAgain() {
    Exception tryAgain = new PartitionMigratingException("moved");
    tryAgain.addSuppressed(new IllegalArgumentException(new Exception("why")));

    Exception arrived = serialization.toObject(serialization.toData(tryAgain));

    assertThat(arrived).isInstanceOf(PartitionMigratingException.class);
    assertThat(arrived.getStackTrace()).isNotEmpty();
  }

  @Test
  void constructsNothingElse() {
    assertThatThrownBy(() -> serialization.toObject(serialization.toData(new Stranger("x"))))
        .hasRootCauseInstanceOf(SecurityException.class);
  }

  @Test
  void constructsNoArrayOfAnythingElse() {
    Stranger[] strangers = {};

    assertThatThrownBy(() -> serialization.toObject(serialization.toData(strangers)))
        .hasRootCauseInstanceOf(SecurityException.class);
  }
}
