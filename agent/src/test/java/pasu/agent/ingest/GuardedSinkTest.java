package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

class GuardedSinkTest {

  private static final Frame FRAME = new Frame(1, 1, new byte[] {1});

  private final Traffic traffic = new Traffic();

  @Test
  void countsAClipFrameThatIsRefusedAndOneThatFails() {
    assertThat(guarded(() -> false).accept(FRAME, 7)).isFalse();
    assertThat(guarded(GuardedSinkTest::fail).accept(FRAME, 7)).isFalse();

    assertThat(traffic.describe().framesRefused()).isEqualTo(2);
  }

  @Test
  void countsNeitherWhatIsTakenNorWhatIsLiveOnly() {
    guarded(() -> true).accept(FRAME, 7);
    guarded(() -> false).accept(FRAME, 0);

    assertThat(traffic.describe().framesRefused()).isZero();
  }

  private GuardedSink guarded(BooleanSupplier answer) {
    StreamSink sink =
        new StreamSink() {
          @Override
          public boolean accept(Frame frame, int clipNumber) {
            return answer.getAsBoolean();
          }

          @Override
          public void show(Frame frame) {}

          @Override
          public void manifest(Manifest manifest) {}

          @Override
          public void silent() {}
        };
    return new GuardedSink(sink, "yard", traffic);
  }

  private static boolean fail() {
    throw new IllegalStateException("disk");
  }
}
