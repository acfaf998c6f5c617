package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignOut;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class AccessVerticleTest {

  private static final Device DEVICE = new Device("192.0.2.7", "a browser");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private Database database;
  private Access access;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    access = new Access(database, now::get, new SecureRandom());
    vertx.deployVerticle(new AccessVerticle(access, now::get)).await();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void saysWhoseASessionIsUntilItEnds() {
    SignedIn signedIn =
        bus.ask(Addresses.SIGN_INS, new SignIn(access.signInToken(), DEVICE)).await();
    assertThat(bus.ask(Addresses.AUTHENTICATION, new Authenticate(signedIn.session())).await())
        .isEqualTo(signedIn.principal());

    bus.ask(Addresses.SIGN_OUTS, new SignOut(signedIn.session())).await();

    assertThat(
            code(
                () ->
                    bus.ask(Addresses.AUTHENTICATION, new Authenticate(signedIn.session()))
                        .await()))
        .isEqualTo(401);
  }

  @Test
  void letsNobodyGuessForLong() {
    for (int i = 0; i < 10; i++) {
      assertThat(trySignIn("guess")).isEqualTo(401);
    }

    assertThat(trySignIn("guess")).isEqualTo(429);
  }

  @Test
  void letsNoGuessesShutOutAnotherAddress() {
    for (int i = 0; i < 11; i++) {
      trySignIn("guess");
    }
    Device other = new Device("192.0.2.8", "a browser");

    assertThat(
            bus.ask(Addresses.SIGN_INS, new SignIn(access.signInToken(), other))
                .await()
                .principal()
                .isOperator())
        .isTrue();
  }

  @Test
  void countsNoLinkThatWasRight() {
    for (int i = 0; i < 11; i++) {
      bus.ask(Addresses.SIGN_INS, new SignIn(access.signInToken(), DEVICE)).await();
    }

    assertThat(trySignIn("guess")).isEqualTo(401);
  }

  @Test
  void forgetsGuessesAfterAMinute() {
    for (int i = 0; i < 11; i++) {
      trySignIn("guess");
    }

    now.set(now.get().plusSeconds(60));

    assertThat(trySignIn("guess")).isEqualTo(401);
  }

  private int trySignIn(String token) {
    return code(() -> bus.ask(Addresses.SIGN_INS, new SignIn(token, DEVICE)).await());
  }

  private static int code(Runnable attempt) {
    Refusal[] refusal = new Refusal[1];
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(Refusal.class, refused -> refusal[0] = refused);
    return refusal[0].code();
  }
}
