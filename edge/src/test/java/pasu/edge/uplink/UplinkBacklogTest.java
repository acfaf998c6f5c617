package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.uplink.UplinkStage.CLIP;
import static pasu.edge.uplink.UplinkStage.frame;
import static pasu.edge.uplink.UplinkStage.grant;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Status;

class UplinkBacklogTest {

  private final UplinkStage stage = new UplinkStage();

  /** 50 ms are no reason to slow down what people wait for. */
  @Test
  void letsAClipThatIsOverWaitWhileSomebodysQueueStands() {
    stage.stream.open(grant(1), 0);
    stage.offer(LongStream.rangeClosed(10, 1_200).toArray());
    stage.stream.admit(CLIP);
    stage.stream.finish(CLIP);
    stage.run(500, () -> answerAfter(5));
    int before = stage.datas().size();
    stage.run(4_000, () -> answerAfter(55));
    stage.said.clear();

    stage.run(500, () -> answerAfter(55));
    int during = stage.datas().size();
    stage.stream.offer(frame(2_000), 0);
    stage.run(10);

    assertThat(before).isGreaterThan(100);
    assertThat(during).isBetween(40, 70);
    assertThat(stage.sent()).contains(2_000L);
  }

  private void answerAfter(long millis) {
    long echo = Math.max(1, (stage.nowMillis - millis) * 1_000);
    stage.answer(new Status(stage.agent.highest(), echo, 0, List.of()));
  }
}
