package pasu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.terms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Terms;

class SlotsTest {

  private final List<NotedSession> sessions = new ArrayList<>();
  private final AgentOptions options =
      new AgentOptions("agent-1", 2, Path.of("unused"), "127.0.0.1");
  private final Slots slots = new Slots(options, this::open, this::begin);

  @Test
  void givesASlotToEachCamera() {
    slots.admit(terms("yard", 1));
    slots.admit(terms("door", 1));

    assertThat(slots.used()).isEqualTo(2);
    assertThat(slots.isFull()).isTrue();
  }

  @Test
  void refusesACameraWhenItIsFull() {
    fill();

    assertRefused(409, terms("shelf", 1), "all 2 slots");
  }

  @Test
  void givesACameraTheSlotItHasUnderTheSameLease() {
    fill();
    long session = slots.admit(terms("yard", 1)).session();

    assertThat(session).isEqualTo(1);
    assertThat(sessions).hasSize(2);
  }

  @Test
  void replacesTheSessionOnTheSameSlotUnderANewerLease() {
    fill();
    long session = slots.admit(terms("yard", 2)).session();

    assertThat(session).isEqualTo(3);
    assertThat(sessions.getFirst().isClosed()).isTrue();
    assertThat(slots.used()).isEqualTo(2);
  }

  @Test
  void refusesAnOlderLeaseThanItKnows() {
    slots.admit(terms("yard", 5));

    assertRefused(410, terms("yard", 4), "which knows 5");
  }

  @Test
  void refusesALeaseWhoseSessionIsDeafAndGoesOnUnderANewerOne() {
    fill();
    sessions.getFirst().deafen();

    assertRefused(410, terms("yard", 1), "epoch 1 of camera yard is over");
    assertThat(slots.admit(terms("yard", 2)).session()).isEqualTo(3);
  }

  @Test
  void sharesNoAgentWithASiteThatIsToHaveOneOfItsOwn() {
    slots.admit(dedicated("yard", "villa", 1));

    assertRefused(409, terms("shelf", 1), "serves site villa");
    slots.admit(dedicated("door", "villa", 1));
    assertThat(slots.describe(List.of(), Datagrams.NONE).dedicatedTo()).isEqualTo("villa");
  }

  @Test
  void givesASiteOfItsOwnNoAgentThatServesAnother() {
    slots.admit(terms("shelf", 1));

    assertRefused(409, dedicated("yard", "villa", 1), "serves site home");
    assertThat(slots.describe(List.of(), Datagrams.NONE).dedicatedTo()).isNull();
  }

  @Test
  void servesAnybodyAgainOnceTheSiteIsGone() {
    slots.admit(dedicated("yard", "villa", 1));

    slots.end("yard", 1);

    assertThat(slots.describe(List.of(), Datagrams.NONE).dedicatedTo()).isNull();
    slots.admit(terms("shelf", 1));
  }

  private static Terms dedicated(String camera, String site, long epoch) {
    Terms terms = terms(camera, epoch);
    return new Terms(
        camera,
        site,
        terms.importance(),
        epoch,
        terms.suite(),
        terms.secret(),
        terms.edgeSession(),
        terms.silenceMillis(),
        true);
  }

  @Test
  void refusesALeaseThatIsOver() {
    slots.admit(terms("yard", 5));
    slots.end("yard", 5);

    assertRefused(410, terms("yard", 5), "epoch 5 of camera yard is over");
  }

  @Test
  void freesTheSlotOfAStreamThatEnds() {
    fill();

    assertThat(slots.end("yard", 1)).isTrue();
    assertThat(sessions.getFirst().isClosed()).isTrue();
    slots.admit(terms("shelf", 1));
    assertThat(slots.find("shelf")).isPresent();
  }

  @Test
  void keepsAStreamWhoseOlderLeaseEnds() {
    slots.admit(terms("yard", 2));

    assertThat(slots.end("yard", 1)).isFalse();
    assertThat(slots.used()).isEqualTo(1);
  }

  @Test
  void letsStreamsGoOnButTakesNoNewOneWhileDraining() {
    slots.admit(terms("yard", 1));
    slots.drain();

    assertThat(slots.admit(terms("yard", 1)).session()).isEqualTo(1);
    assertRefused(409, terms("door", 1), "draining");
    assertRefused(409, terms("yard", 2), "draining");
    assertThat(slots.describe(List.of(), Datagrams.NONE).draining()).isTrue();
  }

  @Test
  void refusesNothingForALeaseItRefusedBefore() {
    fill();
    assertRefused(409, terms("shelf", 1), "full");
    slots.end("yard", 1);

    assertThat(slots.admit(terms("shelf", 1)).session()).isEqualTo(3);
  }

  @Test
  void saysWhoStreams() {
    slots.admit(terms("yard", 7));

    Agent agent = slots.describe(List.of(), Datagrams.NONE);
    assertThat(agent.id()).isEqualTo("agent-1");
    assertThat(agent.freeSlots()).isEqualTo(1);
    assertThat(agent.streams()).singleElement().matches(stream -> stream.camera().equals("yard"));
    assertThat(agent.streams()).singleElement().matches(stream -> stream.epoch() == 7);
    assertThat(agent.streams()).singleElement().matches(stream -> stream.clip() == null);
  }

  @Test
  void endsEveryStreamAtOnce() {
    fill();
    slots.endAll();

    assertThat(slots.used()).isZero();
    assertThat(sessions).allMatch(NotedSession::isClosed);
  }

  private void fill() {
    slots.admit(terms("yard", 1));
    slots.admit(terms("door", 1));
  }

  private void assertRefused(int code, Terms terms, String reason) {
    assertThatThrownBy(() -> slots.admit(terms))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(reason);
  }

  private Stream begin(Terms terms) {
    return new Stream(
        terms,
        this::open,
        (_, _) -> {
          throw new AssertionError("no clip here");
        },
        (_, _) -> {});
  }

  private StreamSession open(Terms terms, StreamSink sink) {
    NotedSession session = new NotedSession(sessions.size() + 1L);
    sessions.add(session);
    return session;
  }
}
