package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialFrameTest {

  private static final long MILLI = 1_000_000;
  private static final long ROUND_TRIP = 50 * MILLI;
  private static final int CLIP = 1;

  private final Frame frame = new Frame(1, 2, new byte[10 * Data.PAYLOAD_BYTES]);
  private PartialFrame partial = new PartialFrame(Fragmenter.cut(frame, 0, CLIP, 0), 0);

  @Test
  void asksForAGapOnlyOnceItIsATickOld() {
    arrive(0, 0, 1, 4);

    assertThat(askAt(5)).isEmpty();
    assertThat(askAt(15)).containsExactly("2-3");
  }

  @Test
  void asksForAnotherGapAtOnceAndForAnOldOneAfterARoundTrip() {
    arrive(0, 0, 2);
    askAt(0);
    askAt(10);
    arrive(11, 4);
    askAt(12);

    List<String> another = askAt(14);
    arrive(55, 5);
    List<String> again = askAt(61);

    assertThat(another).containsExactly("3-3");
    assertThat(again).containsExactly("1-1", "3-3");
  }

  @Test
  void asksForTheTailOnceTheFrameIsQuiet() {
    arrive(0, 0, 1, 2);

    assertThat(askAt(10)).isEmpty();
    assertThat(askAt(20)).containsExactly("3-9");
  }

  @Test
  void asksSoonerForTheTailOfAFrameThatOnlyViewersWant() {
    partial = new PartialFrame(Fragmenter.cut(frame, 0, 0, 0), 0);
    arrive(0, 0, 1, 2);

    assertThat(askAt(9)).isEmpty();
    assertThat(askAt(10)).containsExactly("3-9");
  }

  private void arrive(long millis, int... fragments) {
    for (int fragment : fragments) {
      Data data = Fragmenter.cut(frame, fragment, partial.clipNumber(), 0);
      partial.put(data, ByteBuffer.wrap(frame.jpeg(), 0, data.payloadBytes()), millis * MILLI);
    }
  }

  private List<String> askAt(long millis) {
    List<String> gaps = new ArrayList<>();
    partial.ask(millis * MILLI, ROUND_TRIP, (first, last) -> gaps.add(first + "-" + last));
    return gaps;
  }
}
