package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Frame;

class LiveLaneTest {

  private final LiveLane lane = new LiveLane();

  @Test
  void canRepairTheFrameOnItsWayHoweverManyComeMeanwhile() {
    OutboundFrame first = offer(1);
    first.takeNew(0);

    for (int number = 2; number < 20; number++) {
      offer(number);
    }

    assertThat(lane.find(1)).isSameAs(first);
    assertThat(lane.next()).isSameAs(first);
  }

  @Test
  void goesOnWithTheNewestOfThoseThatWaited() {
    OutboundFrame first = offer(1);
    first.takeNew(0);
    offer(2);
    OutboundFrame third = offer(3);

    while (!first.isSent()) {
      first.takeNew(0);
    }

    assertThat(lane.next()).isSameAs(third);
  }

  @Test
  void forgetsWhatIsTooOldToBeRepaired() {
    for (int number = 1; number <= 5; number++) {
      OutboundFrame frame = offer(number);
      while (!frame.isSent()) {
        frame.takeNew(0);
      }
    }

    assertThat(lane.find(1)).isNull();
    assertThat(lane.find(2)).isNotNull();
  }

  private OutboundFrame offer(int number) {
    OutboundFrame frame = new OutboundFrame(new Frame(number, number, new byte[3_000]), 0);
    lane.offer(frame);
    return frame;
  }
}
