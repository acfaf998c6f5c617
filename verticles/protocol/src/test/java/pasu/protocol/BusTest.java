package pasu.protocol;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;

@ExtendWith(VertxExtension.class)
class BusTest {

  private static final Ask<Fire, Fired> DOOR = Addresses.fire("door");
  private static final Fired FIRED = new Fired("0123456789abcdef0123456789abcdef");

  private Bus bus;

  @BeforeEach
  void teach(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void bringsTheAnswer() throws Exception {
    bus.answer(DOOR, _ -> Future.succeededFuture(FIRED)).await(60, SECONDS);

    assertThat(bus.ask(DOOR, new Fire()).await(60, SECONDS)).isEqualTo(FIRED);
  }

  @Test
  void bringsARefusalWithItsCodeAndReason() throws Exception {
    bus.answer(DOOR, _ -> Future.failedFuture(Refusal.conflict("all slots taken")))
        .await(60, SECONDS);

    assertThatThrownBy(() -> bus.ask(DOOR, new Fire()).await(60, SECONDS))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(409))
        .hasMessage("all slots taken");
  }

  @Test
  void bringsWhatARefusalSaysBesideItsText() throws Exception {
    bus.answer(DOOR, _ -> Future.failedFuture(Refusal.unknown("camera", "yard")))
        .await(60, SECONDS);

    assertThatThrownBy(() -> bus.ask(DOOR, new Fire()).await(60, SECONDS))
        .isInstanceOfSatisfying(
            Refusal.class,
            no ->
                assertThat(no.sentence().wording())
                    .isEqualTo(new Wording("unknown-camera", Map.of("name", "yard"))))
        .hasMessage("no camera is called \"yard\"");
  }

  @Test
  void bringsWhatABadValueSays() throws Exception {
    bus.answer(
            DOOR,
            _ -> {
              throw new BadInput("not-even", "{field} must be even, but is {value}", "width", 7);
            })
        .await(60, SECONDS);

    assertThatThrownBy(() -> bus.ask(DOOR, new Fire()).await(60, SECONDS))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> {
              assertThat(no.code()).isEqualTo(400);
              assertThat(no.sentence().wording())
                  .isEqualTo(new Wording("not-even", Map.of("field", "width", "value", "7")));
            })
        .hasMessage("width must be even, but is 7");
  }

  @Test
  void answersEvenWhenTheAnswererThrows() throws Exception {
    bus.answer(
            DOOR,
            _ -> {
              throw new IllegalStateException("broken");
            })
        .await(60, SECONDS);

    assertThatThrownBy(() -> bus.ask(DOOR, new Fire()).await(60, SECONDS))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(500));
  }

  @Test
  void answersEvenWhatItCannotUnderstand(Vertx vertx) throws Exception {
    bus.answer(DOOR, (Fire fire) -> Future.succeededFuture(FIRED)).await(60, SECONDS);
    var misspoken = new Ask<Full, Fired>(DOOR.address());

    assertThatThrownBy(() -> bus.ask(misspoken, new Full("agent-1")).await(60, SECONDS))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(400));
  }

  @Test
  void callsSilenceUnavailable() {
    assertThatThrownBy(() -> bus.ask(DOOR, new Fire(), Duration.ofMillis(50)).await(60, SECONDS))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.isTemporary()).isTrue());
  }

  @Test
  void asksAgainWhereAnAnswerNeverCameToWhatMayBeAskedTwice(Vertx vertx) throws Exception {
    List<Duration> rests = List.of(Duration.ofMillis(50));
    Iterator<Future<Agents>> answers =
        List.of(Promise.<Agents>promise().future(), Future.succeededFuture(new Agents(List.of())))
            .iterator();
    bus.answer(Addresses.AGENT_LIST, _ -> answers.next()).await(60, SECONDS);

    Agents answer =
        new Bus(vertx.eventBus(), rests)
            .ask(Addresses.AGENT_LIST, new ListAgents())
            .await(20, SECONDS);

    assertThat(answer).isEqualTo(new Agents(List.of()));
  }

  @Test
  void takesAnAnswerThatComesAfterItAskedAgain(Vertx vertx) throws Exception {
    List<Promise<Agents>> answers = List.of(Promise.promise(), Promise.promise());
    AtomicInteger asked = new AtomicInteger();
    Promise<Void> again = Promise.promise();
    bus.answer(
            Addresses.AGENT_LIST,
            _ -> {
              int number = asked.getAndIncrement();
              if (number == 1) {
                again.complete();
              }
              return answers.get(number).future();
            })
        .await(60, SECONDS);
    Future<Agents> answer =
        new Bus(vertx.eventBus(), List.of(Duration.ofMillis(50)))
            .ask(Addresses.AGENT_LIST, new ListAgents());
    again.future().await(20, SECONDS);

    answers.getFirst().complete(new Agents(List.of()));

    assertThat(answer.await(60, SECONDS)).isEqualTo(new Agents(List.of()));
  }

  @Test
  void asksNobodyTwiceWhoRefused(Vertx vertx) {
    AtomicInteger asked = new AtomicInteger();
    bus.answer(
            Addresses.AGENT_LIST,
            _ -> Future.failedFuture(Refusal.unavailable("no, " + asked.incrementAndGet())))
        .await();

    assertThatThrownBy(() -> bus.ask(Addresses.AGENT_LIST, new ListAgents()).await(60, SECONDS))
        .hasMessage("no, 1");
  }

  @Test
  void tellsEverybodyWhoListens() throws Exception {
    Promise<Full> first = Promise.promise();
    Promise<Full> second = Promise.promise();
    bus.hear(Addresses.FULL, first::tryComplete).await(60, SECONDS);
    bus.hear(Addresses.FULL, second::tryComplete).await(60, SECONDS);

    bus.publish(Addresses.FULL, new Full("agent-1"));

    assertThat(first.future().await(60, SECONDS)).isEqualTo(new Full("agent-1"));
    assertThat(second.future().await(60, SECONDS)).isEqualTo(new Full("agent-1"));
  }
}
