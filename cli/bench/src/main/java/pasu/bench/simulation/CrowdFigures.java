package pasu.bench.simulation;

/**
 * What became of the clips of many edges.
 *
 * @param clips detected
 * @param saved of those, in the catalog
 * @param missing frames of saved clips that are not stored
 * @param damaged findings of a check of the whole data folder afterwards, against the manifests
 * @param lateSeconds from the end of a clip's last frame until its catalog row is asked for; worst
 * @param bandwidth bytes edges sent by bytes of stored frames with headers
 */
public record CrowdFigures(
    int edges,
    int clips,
    int saved,
    long frames,
    long missing,
    long damaged,
    long bytes,
    double lateSeconds,
    double bandwidth) {

  /** Whether nothing was lost. */
  public boolean isWhole() {
    return saved == clips && missing == 0 && damaged == 0;
  }
}
