package pasu.control;

import java.nio.file.Path;
import pasu.assignment.AssignmentOptions;
import pasu.catalog.CatalogOptions;
import pasu.registration.RegistrationOptions;
import pasu.scaling.ScalingOptions;

/**
 * What a control plane is made from.
 *
 * @param database the SQLite file; created where there is none
 */
public record ControlPlaneOptions(
    Path database,
    RegistrationOptions registration,
    AssignmentOptions assignment,
    ScalingOptions scaling,
    CatalogOptions catalog) {

  /** The defaults over a data folder, which must exist: {@code pasu.db} and {@code clips/}. */
  public static ControlPlaneOptions in(Path dataFolder) {
    return new ControlPlaneOptions(
        dataFolder.resolve("pasu.db"),
        RegistrationOptions.DEFAULTS,
        AssignmentOptions.DEFAULTS,
        ScalingOptions.DEFAULTS,
        CatalogOptions.in(dataFolder.resolve("clips")));
  }

  public ControlPlaneOptions withScaling(ScalingOptions other) {
    return new ControlPlaneOptions(database, registration, assignment, other, catalog);
  }
}
