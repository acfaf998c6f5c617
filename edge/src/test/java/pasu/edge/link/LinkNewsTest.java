package pasu.edge.link;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.LinkEnd;
import pasu.protocol.LinkMessage.LinkTold;

/** What an edge hears of its link. */
@ExtendWith(VertxExtension.class)
class LinkNewsTest {

  private final BlockingQueue<LinkTold> told = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private ScriptedGateway gateway;

  @BeforeEach
  void listen(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).hear(Addresses.link("gate"), told::add).await();
    gateway = ScriptedGateway.start(vertx, 0);
  }

  @Test
  void isThatItIsOpenAndWhyItWasEnded() throws InterruptedException {
    link("s3cret");
    assertThat(told.poll(20, SECONDS)).isEqualTo(new LinkTold(null));
    assertThat(gateway.timesAsked.poll(20, SECONDS)).isNotNull();

    gateway.hangUp(LinkEnd.REPLACED.code(), "there is a newer one");

    assertThat(told.poll(20, SECONDS)).isEqualTo(new LinkTold(LinkEnd.REPLACED));
  }

  @Test
  void isThatItsSecretIsNotKnown() throws InterruptedException {
    link("another");

    assertThat(told.poll(20, SECONDS)).isEqualTo(new LinkTold(LinkEnd.REVOKED));
  }

  private void link(String secret) {
    LinkOptions options =
        new LinkOptions(
            List.of(gateway.url()), Map.of("gate", () -> secret), ServerTrust.OF_THIS_MACHINE);
    vertx.deployVerticle(new LinkVerticle(options, new Random(1), InstantSource.system())).await();
  }
}
