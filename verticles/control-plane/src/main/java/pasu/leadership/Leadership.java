package pasu.leadership;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.leadership.LeadershipStore.Row;
import pasu.protocol.Refusal;

/**
 * Whether this control plane leads, by a row that the leader keeps moving on (ADR 24).
 *
 * <p>No two clocks are compared: a leader counts its time from before it asked to renew, whoever
 * waits from after it saw the row move; so the one's ends before the other's, whatever either clock
 * shows. {@link #attempt} and {@link #release} block and are called by one thread at a time.
 */
public final class Leadership implements Mandate {

  private final LeadershipOptions options;
  private final Database database;
  private final LongSupplier nanos;
  private volatile boolean leads;
  private volatile long leadsUntil;
  private @Nullable Row seen;
  private long seenAt;

  /**
   * Leads nobody yet, unless it is alone.
   *
   * @param nanos a clock that never jumps, of any origin
   */
  public Leadership(LeadershipOptions options, Database database, LongSupplier nanos) {
    this.options = options;
    this.database = database;
    this.nanos = nanos;
  }

  LeadershipOptions options() {
    return options;
  }

  /**
   * Renews where this one leads, takes over where nobody does; returns whether it leads now.
   *
   * @throws Refusal with code 503 when the database cannot be used; what was held is held until its
   *     time ends
   */
  boolean attempt() {
    long asked = nanos.getAsLong();
    if (leads && renew(asked)) {
      return holds();
    }
    Row row = database.run(LeadershipStore::read);
    if (isFree(row)) {
      leads = take(row);
    }
    return holds();
  }

  private boolean renew(long asked) {
    leads = database.run(transaction -> LeadershipStore.renew(transaction, options.holder()));
    leadsUntil = asked + options.timeToLive().toNanos();
    return leads;
  }

  private boolean take(Row row) {
    long asked = nanos.getAsLong();
    boolean taken =
        database.run(transaction -> LeadershipStore.take(transaction, row, options.holder()));
    leadsUntil = asked + options.timeToLive().toNanos();
    return taken;
  }

  /** Whether nobody leads: it was let go, is this one's own, or stood still for long enough. */
  private boolean isFree(Row row) {
    long now = nanos.getAsLong();
    if (!row.equals(seen)) {
      seen = row;
      seenAt = now;
    }
    return LeadershipStore.isNobody(row)
        || row.holder().equals(options.holder())
        || now - seenAt >= options.timeToLive().toNanos();
  }

  /** Lets go, so that another may take over at once. */
  boolean release() {
    leads = false;
    return options.alone()
        || database.run(transaction -> LeadershipStore.release(transaction, options.holder()));
  }

  /** How long it still leads without renewing; not positive when it does not. */
  Duration remaining() {
    return leads ? Duration.ofNanos(leadsUntil - nanos.getAsLong()) : Duration.ZERO;
  }

  @Override
  public boolean holds() {
    return options.alone() || remaining().isPositive();
  }

  @Override
  public void check(Transaction transaction) throws SQLException {
    if (!options.alone() && !LeadershipStore.isHeld(transaction, options.holder())) {
      throw Refusal.unavailable("other-leader", "another control plane leads by now; ask again");
    }
  }
}
