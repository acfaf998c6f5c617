package pasu.agent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.frame;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewerTest {

  private static final long EPOCH = 1;

  private final LatestFrame frames = new LatestFrame();
  private final Queue<Runnable> eventLoop = new ArrayDeque<>();
  private final SlowOutlet outlet = new SlowOutlet();
  private final Viewer viewer = new Viewer(frames, outlet, eventLoop::add);

  @Test
  void showsTheNewestKnownFrameAtOnce() {
    frames.offer(EPOCH, frame(8));
    look();

    assertThat(outlet.numbers).containsExactly(8L);
  }

  @Test
  void waitsForTheFirstFrameOfAStreamThatBegins() {
    look();
    assertThat(outlet.numbers).isEmpty();
    offer(8);

    assertThat(outlet.numbers).containsExactly(8L);
  }

  @Test
  void saysNumberAndTimeBeforeTheJpeg() {
    look();
    offer(8);

    Buffer message = outlet.sent.getFirst();
    assertThat(message.getUnsignedInt(0)).isEqualTo(8);
    assertThat(message.getLong(4)).isEqualTo(frame(8).captureMicros());
    assertThat(message.getBytes(12, message.length())).isEqualTo(frame(8).jpeg());
  }

  @Test
  void neverShowsAnOlderFrameAfterANewer() {
    look();
    offer(8);
    offer(7);
    offer(8);

    assertThat(outlet.numbers).containsExactly(8L);
  }

  @Test
  void keepsOnlyTheNewestFrameForAViewerThatIsSlow() {
    look();
    offer(1);
    outlet.full = true;
    offer(2);
    offer(3);
    offer(4);
    outlet.full = false;
    viewer.drained();

    assertThat(outlet.numbers).containsExactly(1L, 4L);
  }

  @Test
  void showsEveryFrameInOrderOfTimeToWhateverViewer() {
    Random random = new Random(7);
    look();
    for (int step = 0; step < 2_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> outlet.full = !outlet.full;
        case 1 -> viewer.drained();
        case 2 -> turn();
        default -> frames.offer(EPOCH, frame(step + (long) random.nextInt(10)));
      }
    }

    assertThat(outlet.numbers).hasSizeGreaterThan(100).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void queuesOneStepHoweverManyFramesCome() {
    look();
    for (long number = 0; number < 1_000; number++) {
      frames.offer(EPOCH, frame(number));
    }

    assertThat(eventLoop).hasSize(1);
  }

  @Test
  void showsTheFramesOfANewerLeaseAlthoughTheirNumbersStartOver() {
    look();
    offer(800);
    frames.offer(EPOCH + 1, frame(1));
    turn();
    offer(801);

    assertThat(outlet.numbers).containsExactly(800L, 1L);
  }

  @Test
  void doesNotLetASlowViewerDelayAnother() {
    SlowOutlet quick = new SlowOutlet();
    look();
    frames.add(new Viewer(frames, quick, eventLoop::add));
    outlet.full = true;
    offer(1);
    offer(2);

    assertThat(quick.numbers).containsExactly(1L, 2L);
  }

  @Test
  void endsWithTheStream() {
    look();
    frames.close();
    turn();

    assertThat(outlet.closed).isTrue();
  }

  @Test
  void isCountedWhileItLooksOn() {
    look();
    assertThat(frames.viewers()).isEqualTo(1);
    frames.remove(viewer);

    assertThat(frames.viewers()).isZero();
  }

  private void look() {
    frames.add(viewer);
    turn();
  }

  private void offer(long number) {
    frames.offer(EPOCH, frame(number));
    turn();
  }

  private void turn() {
    while (!eventLoop.isEmpty()) {
      eventLoop.remove().run();
    }
  }

  private static final class SlowOutlet implements Outlet {

    private final List<Buffer> sent = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private boolean full;
    private boolean closed;

    @Override
    public boolean isFull() {
      return full;
    }

    @Override
    public void send(Buffer message) {
      sent.add(message);
      numbers.add(message.getUnsignedInt(0));
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
