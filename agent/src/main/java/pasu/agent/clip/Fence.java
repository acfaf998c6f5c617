package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/**
 * What keeps a writer that was given up for dead out of a clip that another went on with, and a
 * camera out of another camera's clip: {@code clip.json} names the camera and the newest epoch.
 *
 * <p>Asked before whatever has one name for all writers is replaced (ADR 16).
 */
record Fence(ClipFolder folder, String camera, long epoch) {

  /** Of who wrote this. */
  static Fence of(ClipFolder folder, ClipDocument document) {
    return new Fence(folder, document.clip().camera(), document.newestEpoch());
  }

  /**
   * Returns what {@code clip.json} says, if there is one.
   *
   * @throws FencedException when it is another camera's, or of a newer epoch
   */
  Optional<ClipDocument> pass() throws IOException {
    if (!Files.exists(folder.document())) {
      return Optional.empty();
    }
    ClipDocument document = ClipDocument.read(folder);
    String owner = document.clip().camera();
    if (!owner.equals(camera)) {
      throw new FencedException("it belongs to camera %s, not to %s".formatted(owner, camera));
    }
    if (document.newestEpoch() > epoch) {
      throw new FencedException(
          "it is recorded under epoch %d by now; epoch %d is over"
              .formatted(document.newestEpoch(), epoch));
    }
    return Optional.of(document);
  }
}
