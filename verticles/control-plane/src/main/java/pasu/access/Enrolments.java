package pasu.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Quit;

/**
 * How edges on other machines come in, and are shut out (ADR 22). Thread-safe; every method blocks
 * on the database and fails with a {@link Refusal} of code 503 when that cannot be used.
 */
public final class Enrolments {

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Creates it.
   *
   * @param random a cryptographically strong source
   */
  public Enrolments(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Draws a code for a camera's edge; an earlier one is void, the edge it has stays for now. */
  EnrolmentCode add(AddCamera wish) {
    Instant end = clock.instant().plus(LIFE);
    String code =
        database.run(
            transaction -> {
              EnrolmentStore.addCamera(transaction, wish);
              EnrolmentStore.removeOld(transaction, wish.camera(), clock.instant());
              String drawn = unused(transaction);
              EnrolmentStore.add(transaction, drawn, wish.camera(), end);
              return drawn;
            });
    return new EnrolmentCode(wish.camera(), Code.written(code), end);
  }

  /** Gives a code for the camera's new secret; the one before is void. Refuses with 401. */
  Enrolled enrol(String typed) {
    String code = Code.meant(typed);
    return database
        .run(
            transaction -> {
              Optional<String> camera = EnrolmentStore.use(transaction, code, clock.instant());
              return camera.isEmpty()
                  ? Optional.<Enrolled>empty()
                  : Optional.of(enrolled(transaction, camera.get()));
            })
        .orElseThrow(
            () ->
                new Refusal(
                    401,
                    "code-over",
                    "this code was used, is over ten minutes old, or never was one; ask for another"
                        + " with ./pasu cameras add"));
  }

  /** Makes secret and codes void, and returns the stream that must end. Refuses with 404. */
  Quit revoke(String camera) {
    return database
        .run(
            transaction -> {
              TokenStore.removeOf(transaction, TokenKind.EDGE, camera);
              EnrolmentStore.removeOld(transaction, camera, clock.instant());
              return EnrolmentStore.removeCamera(transaction, camera);
            })
        .map(epoch -> new Quit(camera, epoch))
        .orElseThrow(() -> Refusal.unknown("camera", camera));
  }

  private Enrolled enrolled(Transaction transaction, String camera) throws SQLException {
    TokenStore.removeOf(transaction, TokenKind.EDGE, camera);
    String secret = Token.random(random);
    Principal edge = new Principal(camera, Role.EDGE);
    TokenStore.add(transaction, secret, TokenKind.EDGE, edge, Token.NEVER);
    return new Enrolled(camera, secret);
  }

  private String unused(Transaction transaction) throws SQLException {
    String code = Code.random(random);
    return EnrolmentStore.isOpen(transaction, code) ? unused(transaction) : code;
  }
}
