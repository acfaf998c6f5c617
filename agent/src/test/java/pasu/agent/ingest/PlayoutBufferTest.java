package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Drops;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.FrameAssembler;
import pasu.protocol.frame.MemoryBudget;

class PlayoutBufferTest {

  private static final long MILLI = 1_000_000;

  private final FrameAssembler assembler =
      new FrameAssembler(MemoryBudget.of(1_000_000), new Drops());
  private final List<Long> shown = new ArrayList<>();
  private final PlayoutBuffer playout =
      new PlayoutBuffer(assembler, frame -> shown.add(frame.number()));

  @Test
  void showsAtOnceWhereNothingIsMissing() {
    playout.offer(frame(1), 0);
    playout.offer(frame(2), 66 * MILLI);

    assertThat(shown).containsExactly(1L, 2L);
    assertThat(playout.isEmpty()).isTrue();
  }

  @Test
  void waitsForTheOneBeforeAndShowsEachInATickOfItsOwn() {
    playout.offer(frame(1), 0);
    begin(2);
    playout.offer(frame(3), 130 * MILLI);
    begin(4);
    playout.tick(140 * MILLI);
    assertThat(shown).containsExactly(1L);

    repair(2);
    playout.offer(frame(2), 145 * MILLI);
    assertThat(shown).containsExactly(1L, 2L);
    playout.tick(150 * MILLI);

    assertThat(shown).containsExactly(1L, 2L, 3L);
  }

  @Test
  void waitsNoLongerThanAnybodySees() {
    begin(1);
    playout.offer(frame(2), 0);
    playout.tick(59 * MILLI);
    assertThat(shown).isEmpty();

    playout.tick(60 * MILLI);

    assertThat(shown).containsExactly(2L);
  }

  @Test
  void waitsForNoneOfWhichNothingCameNorForAnOlderOneThanShown() {
    playout.offer(frame(5), 0);
    begin(4);

    playout.offer(frame(7), 10 * MILLI);

    assertThat(shown).containsExactly(5L, 7L);
  }

  @Test
  void neverGoesBack() {
    begin(1);
    playout.offer(frame(2), 0);
    playout.tick(60 * MILLI);
    repair(1);

    playout.offer(frame(1), 61 * MILLI);
    playout.offer(frame(2), 62 * MILLI);

    assertThat(shown).containsExactly(2L);
    assertThat(playout.isEmpty()).isTrue();
  }

  @Test
  void holdsFourAtMost() {
    begin(1);
    for (long number = 2; number <= 6; number++) {
      playout.offer(frame(number), number);
    }

    assertThat(shown).containsExactly(2L);
  }

  private void begin(long number) {
    add(number, 0);
  }

  private void repair(long number) {
    add(number, 1);
  }

  private void add(long number, int fragment) {
    Data piece = Fragmenter.cut(frame(number), fragment, 0, 0);
    assembler.add(piece, ByteBuffer.allocate(piece.payloadBytes()), 0);
  }

  private static Frame frame(long number) {
    return new Frame(number, number * 66_000, new byte[2 * Data.PAYLOAD_BYTES]);
  }
}
