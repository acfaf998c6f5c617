package pasu.control;

import java.nio.file.Path;
import pasu.assignment.AssignmentOptions;
import pasu.catalog.CatalogOptions;
import pasu.database.DatabaseOptions;
import pasu.database.DatabaseOptions.PostgresDatabase;
import pasu.leadership.LeadershipOptions;
import pasu.notification.NotificationOptions;
import pasu.registration.RegistrationOptions;
import pasu.scaling.ScalingOptions;

/**
 * What a control plane is made from.
 *
 * @param database where the truth is
 */
public record ControlPlaneOptions(
    DatabaseOptions database,
    LeadershipOptions leadership,
    RegistrationOptions registration,
    AssignmentOptions assignment,
    ScalingOptions scaling,
    CatalogOptions catalog,
    NotificationOptions notification) {

  /**
   * The defaults over a data folder, which must exist and which no other control plane uses: {@code
   * pasu.db} and {@code clips/}.
   */
  public static ControlPlaneOptions in(Path dataFolder) {
    return new ControlPlaneOptions(
        DatabaseOptions.in(dataFolder),
        LeadershipOptions.withoutOthers(),
        RegistrationOptions.DEFAULTS,
        AssignmentOptions.DEFAULTS,
        ScalingOptions.DEFAULTS,
        CatalogOptions.in(dataFolder.resolve("clips")),
        NotificationOptions.DEFAULTS);
  }

  /** Over a server there may be other control planes; a file is one's own. */
  public ControlPlaneOptions withDatabase(DatabaseOptions other) {
    LeadershipOptions agreed =
        other instanceof PostgresDatabase
            ? LeadershipOptions.amongOthers()
            : LeadershipOptions.withoutOthers();
    return new ControlPlaneOptions(
        other, agreed, registration, assignment, scaling, catalog, notification);
  }

  public ControlPlaneOptions withScaling(ScalingOptions other) {
    return new ControlPlaneOptions(
        database, leadership, registration, assignment, other, catalog, notification);
  }

  public ControlPlaneOptions withRegistration(RegistrationOptions other) {
    return new ControlPlaneOptions(
        database, leadership, other, assignment, scaling, catalog, notification);
  }

  public ControlPlaneOptions withLeadership(LeadershipOptions other) {
    return new ControlPlaneOptions(
        database, other, registration, assignment, scaling, catalog, notification);
  }

  public ControlPlaneOptions withNotification(NotificationOptions other) {
    return new ControlPlaneOptions(
        database, leadership, registration, assignment, scaling, catalog, other);
  }
}
