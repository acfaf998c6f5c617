package pasu.control;

import java.nio.file.Path;
import pasu.assignment.AssignmentOptions;
import pasu.catalog.CatalogOptions;
import pasu.database.DatabaseOptions;
import pasu.registration.RegistrationOptions;
import pasu.scaling.ScalingOptions;

/**
 * What a control plane is made from.
 *
 * @param database where the truth is
 */
public record ControlPlaneOptions(
    DatabaseOptions database,
    RegistrationOptions registration,
    AssignmentOptions assignment,
    ScalingOptions scaling,
    CatalogOptions catalog) {

  /** The defaults over a data folder, which must exist: {@code pasu.db} and {@code clips/}. */
  public static ControlPlaneOptions in(Path dataFolder) {
    return new ControlPlaneOptions(
        DatabaseOptions.in(dataFolder),
        RegistrationOptions.DEFAULTS,
        AssignmentOptions.DEFAULTS,
        ScalingOptions.DEFAULTS,
        CatalogOptions.in(dataFolder.resolve("clips")));
  }

  public ControlPlaneOptions withDatabase(DatabaseOptions other) {
    return new ControlPlaneOptions(other, registration, assignment, scaling, catalog);
  }

  public ControlPlaneOptions withScaling(ScalingOptions other) {
    return new ControlPlaneOptions(database, registration, assignment, other, catalog);
  }
}
