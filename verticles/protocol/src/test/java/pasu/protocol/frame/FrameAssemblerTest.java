package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAssemblerTest {

  private static final long PLENTY = 64L * 1024 * 1024;

  private final Drops drops = new Drops();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFrameWhosePiecesWereLostDoubledAndShuffledIsEqualOrNotThere(long seed) {
    Random random = new Random(seed);
    List<Frame> frames = frames(random, 30);
    List<Data> pieces = new ArrayList<>();
    Set<Long> whole = new HashSet<>();
    frames.forEach(frame -> cut(frame, random, pieces, whole));
    Collections.shuffle(pieces, random);
    FrameAssembler assembler = assembler(PLENTY);

    Set<Long> assembled = new HashSet<>();
    for (Data piece : pieces) {
      Frame original = frames.get((int) piece.frame());
      PartialFrame complete = assembler.add(piece, payload(piece, original), 0);
      if (complete != null) {
        assertThat(complete.frame().jpeg()).isEqualTo(original.jpeg());
        assertThat(complete.frame().captureMicros()).isEqualTo(original.captureMicros());
        assembled.add(piece.frame());
      }
    }

    assertThat(assembled).isEqualTo(whole);
    assertThat(assembler.incomplete()).noneMatch(PartialFrame::isComplete);
  }

  @Test
  void aPieceThatContradictsItsFrameIsCountedAndIgnored() {
    FrameAssembler assembler = assembler(PLENTY);
    Frame frame = frame(1, 2_000);
    add(assembler, frame, 0, 0);

    Data longer = Fragmenter.cut(frame(1, 2_001), 1, 0, 0);
    PartialFrame complete = assembler.add(longer, payload(longer, frame(1, 2_001)), 0);

    assertThat(complete).isNull();
    assertThat(drops.of(Drop.CONTRADICTION)).isEqualTo(1);
  }

  @Test
  void anIncompleteLiveFrameGivesWayToAClip() {
    FrameAssembler assembler = assembler(10_000);
    add(assembler, frame(1, 6_000), 0, 0);

    add(assembler, frame(2, 6_000), 5, 0);

    assertThat(assembler.incomplete()).extracting(PartialFrame::number).containsExactly(2L);
    assertThat(drops.of(Drop.EVICTED)).isEqualTo(1);
  }

  @Test
  void aFrameOfAClipGivesWayToNothing() {
    FrameAssembler assembler = assembler(10_000);
    add(assembler, frame(1, 6_000), 5, 0);

    add(assembler, frame(2, 6_000), 5, 0);

    assertThat(assembler.incomplete()).extracting(PartialFrame::number).containsExactly(1L);
    assertThat(drops.of(Drop.NO_ROOM)).isEqualTo(1);
  }

  @Test
  void whatIsCompleteOrForgottenTakesNoMemory() {
    MemoryBudget shared = MemoryBudget.of(PLENTY);
    FrameAssembler assembler = new FrameAssembler(shared.part(PLENTY), drops);
    Frame frame = frame(1, 2_000);
    add(assembler, frame, 0, 0);
    add(assembler, frame, 0, 1);
    add(assembler, frame(2, 2_000), 0, 0);
    add(assembler, frame(3, 2_000), 4, 0);

    int lost = assembler.expireLive(3, Long.MIN_VALUE);
    assembler.forgetClip(4, 4);

    assertThat(lost).isEqualTo(1);
    assertThat(shared.taken()).isZero();
  }

  @Test
  void aLiveFrameStaysWhilePiecesOfItComeIn() {
    FrameAssembler assembler = assembler(PLENTY);
    Frame frame = frame(1, 6_000);
    add(assembler, frame, 0, 0);
    Data second = Fragmenter.cut(frame, 1, 0, 0);
    assembler.add(second, payload(second, frame), 700);

    int before = assembler.expireLive(0, 700);
    int after = assembler.expireLive(0, 701);

    assertThat(before).isZero();
    assertThat(after).isEqualTo(1);
  }

  @Test
  void allSessionsTogetherKeepWithinTheSharedBudget() {
    MemoryBudget shared = MemoryBudget.of(10_000);
    FrameAssembler one = new FrameAssembler(shared.part(PLENTY), drops);
    FrameAssembler other = new FrameAssembler(shared.part(PLENTY), drops);
    add(one, frame(1, 6_000), 5, 0);

    add(other, frame(1, 6_000), 5, 0);

    assertThat(other.incomplete()).isEmpty();
  }

  private FrameAssembler assembler(long bytes) {
    return new FrameAssembler(MemoryBudget.of(bytes), drops);
  }

  private static void add(FrameAssembler assembler, Frame frame, int clipNumber, int fragment) {
    Data data = Fragmenter.cut(frame, fragment, clipNumber, 0);
    assembler.add(data, payload(data, frame), 0);
  }

  private static void cut(Frame frame, Random random, List<Data> pieces, Set<Long> whole) {
    int count = Fragmenter.count(frame.jpeg().length);
    int arrived = 0;
    for (int fragment = 0; fragment < count; fragment++) {
      int copies = random.nextInt(40) == 0 ? 0 : 1 + random.nextInt(20) / 19;
      pieces.addAll(Collections.nCopies(copies, Fragmenter.cut(frame, fragment, 1, 0)));
      arrived += Math.min(1, copies);
    }
    if (arrived == count) {
      whole.add(frame.number());
    }
  }

  private static List<Frame> frames(Random random, int count) {
    List<Frame> frames = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      frames.add(frame(number, 1 + random.nextInt(40_000)));
    }
    return frames;
  }

  private static Frame frame(long number, int bytes) {
    byte[] jpeg = new byte[bytes];
    new Random(number * 31 + bytes).nextBytes(jpeg);
    return new Frame(number, 1_000 + number, jpeg);
  }

  private static ByteBuffer payload(Data data, Frame frame) {
    return ByteBuffer.wrap(frame.jpeg(), data.offset(), data.payloadBytes());
  }
}
