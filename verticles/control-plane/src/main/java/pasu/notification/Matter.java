package pasu.notification;

/**
 * What a notice is about, which is never sent.
 *
 * @param isCamera whether it is a camera, of which only those are told who may see it; of all else,
 *     operators are
 * @param id of the camera or agent
 */
public record Matter(boolean isCamera, String id) {

  public static Matter camera(String id) {
    return new Matter(true, id);
  }

  /** An agent; or, where it is empty, Pasu as a whole. */
  public static Matter system(String id) {
    return new Matter(false, id);
  }
}
