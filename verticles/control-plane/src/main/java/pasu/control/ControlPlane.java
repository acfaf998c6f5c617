package pasu.control;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import pasu.access.Access;
import pasu.access.AccessVerticle;
import pasu.access.AccountVerticle;
import pasu.access.AuditVerticle;
import pasu.access.EnrolmentVerticle;
import pasu.access.Enrolments;
import pasu.assignment.AssignmentVerticle;
import pasu.catalog.CatalogVerticle;
import pasu.catalog.ClipsOwner;
import pasu.database.Database;
import pasu.database.DatabaseException;
import pasu.leadership.Leadership;
import pasu.leadership.LeadershipVerticle;
import pasu.leadership.Mandate;
import pasu.notification.NotificationVerticle;
import pasu.protocol.NodeMessage.StandsOn;
import pasu.registration.AgentRegistrationVerticle;
import pasu.registration.RegistrationVerticle;
import pasu.scaling.AgentLauncher;
import pasu.scaling.RecentDecisions;
import pasu.scaling.ScalingHistoryVerticle;
import pasu.scaling.ScalingVerticle;
import pasu.sites.SitesVerticle;

/** The verticles of the control plane, over one open database. */
public final class ControlPlane implements AutoCloseable {

  private final Database database;
  private final Access access;
  private final Mandate mandate;
  private final DatabaseVerticle standing;
  private final List<Deployable> verticles;

  private ControlPlane(
      Database database,
      Access access,
      Mandate mandate,
      DatabaseVerticle standing,
      List<Deployable> verticles) {
    this.database = database;
    this.access = access;
    this.mandate = mandate;
    this.standing = standing;
    this.verticles = verticles;
  }

  /**
   * Opens the database, creating it where there is none; blocks.
   *
   * @throws DatabaseException when it cannot be used, is one of a newer version, or has other clips
   *     than are in the folder
   */
  public static ControlPlane open(
      ControlPlaneOptions options, AgentLauncher launcher, InstantSource clock) {
    Database database = Database.open(options.database());
    try {
      String id = new ClipsOwner(database, options.database(), options.catalog().clips()).claim();
      return over(database, id, options, launcher, clock);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static ControlPlane over(
      Database database,
      String id,
      ControlPlaneOptions options,
      AgentLauncher launcher,
      InstantSource clock) {
    SecureRandom random = new SecureRandom();
    Access access = new Access(database, clock, random);
    Leadership leadership = new Leadership(options.leadership(), database, System::nanoTime);
    RecentDecisions decisions = new RecentDecisions();
    Supplier<List<? extends Deployable>> leading =
        () ->
            List.of(
                new RegistrationVerticle(database, options.registration(), clock),
                new NotificationVerticle(database, options.notification(), clock),
                new AgentRegistrationVerticle(options.registration(), id, clock),
                new AssignmentVerticle(database, options.assignment(), leadership, clock, random),
                new ScalingVerticle(
                    database, options.scaling(), decisions, leadership, launcher, clock));
    DatabaseVerticle standing = new DatabaseVerticle(id, clock);
    return new ControlPlane(
        database,
        access,
        leadership,
        standing,
        List.of(
            standing,
            new AccessVerticle(access, clock),
            new AccountVerticle(database, clock, random),
            new AuditVerticle(database, clock, random),
            new EnrolmentVerticle(new Enrolments(database, clock, random), clock),
            new CatalogVerticle(database, options.catalog(), leadership, clock),
            new SitesVerticle(database),
            new ScalingHistoryVerticle(decisions),
            new LeadershipVerticle(leadership, leading)));
  }

  /**
   * To be deployed, each once, in this order; undeploy them before closing. The last one brings the
   * others of which only the leader runs any, and with them the first agents.
   */
  public List<Deployable> verticles() {
    return verticles;
  }

  /** Whether it decides for all, now. */
  public boolean leads() {
    return mandate.holds();
  }

  /** What it stands on. */
  public StandsOn standing() {
    return standing.self();
  }

  /** Completes when another is heard that stands on another database, and came first. */
  public Future<StandsOn> olderStranger() {
    return standing.older();
  }

  /** Where tokens are drawn. */
  public Access access() {
    return access;
  }

  @Override
  public void close() {
    database.close();
  }
}
