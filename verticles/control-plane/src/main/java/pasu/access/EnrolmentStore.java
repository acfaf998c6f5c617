package pasu.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.AddCamera;

/** The table of enrolment codes, and what they do to that of cameras. */
final class EnrolmentStore {

  private static final int TRIES = 5;
  private static final String FIRST_SITE = "home";

  private record Open(String hash, String camera) {}

  private EnrolmentStore() {}

  static void addCamera(Transaction transaction, AddCamera wish) throws SQLException {
    String site = wish.site() == null ? FIRST_SITE : wish.site();
    String name = wish.name() == null ? wish.camera() : wish.name();
    transaction.update("insert into site (id) values (?) on conflict do nothing", site);
    transaction.update(
        """
        insert into camera (id, site, name, source, sensor, suites, enrolled)
        values (?, ?, ?, '', '', '', true)
        on conflict (id) do update
        set site = coalesce(?, camera.site), name = coalesce(?, camera.name),
            enrolled = true, removed = false
        """,
        wish.camera(),
        site,
        name,
        wish.site(),
        wish.name());
  }

  /** Marks a camera as removed; its epoch, or nothing where there is none. */
  static Optional<Long> removeCamera(Transaction transaction, String camera) throws SQLException {
    return transaction.first(
        "update camera set removed = true where id = ? and not removed returning epoch",
        row -> row.getLong(1),
        camera);
  }

  static void add(Transaction transaction, String code, String camera, Instant expiresAt)
      throws SQLException {
    transaction.update(
        "insert into enrolment (selector, hash, camera, expires_at, tries_left)"
            + " values (?, ?, ?, ?, ?)",
        Code.selector(code),
        Token.hash(code),
        camera,
        Micros.of(expiresAt),
        TRIES);
  }

  /** Whether a code of the same name is open. */
  static boolean isOpen(Transaction transaction, String code) throws SQLException {
    return transaction
        .first("select 1 from enrolment where selector = ?", _ -> true, Code.selector(code))
        .isPresent();
  }

  /** Uses a code up, and returns its camera; a wrong one costs the code of its name a try. */
  static Optional<String> use(Transaction transaction, String code, Instant now)
      throws SQLException {
    Optional<Open> open =
        transaction.first(
            "update enrolment set tries_left = tries_left - 1"
                + " where selector = ? and tries_left > 0 and expires_at > ?"
                + " returning hash, camera",
            row -> new Open(row.getString(1), row.getString(2)),
            Code.selector(code),
            Micros.of(now));
    if (open.isEmpty() || !open.get().hash().equals(Token.hash(code))) {
      return Optional.empty();
    }
    removeOld(transaction, open.get().camera(), now);
    return Optional.of(open.get().camera());
  }

  /** Removes what is over, and whatever there is of a camera. */
  static void removeOld(Transaction transaction, String camera, Instant now) throws SQLException {
    transaction.update(
        "delete from enrolment where camera = ? or expires_at <= ?", camera, Micros.of(now));
  }
}
