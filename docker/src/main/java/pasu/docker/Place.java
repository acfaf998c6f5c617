package pasu.docker;

/**
 * Where containers live.
 *
 * @param network a user-defined network, on which each is known by its name
 * @param clips the volume with all clips, or their folder on the host as an absolute path; database
 *     and tokens are elsewhere, and no agent sees them
 * @param user whom the clips belong to, {@code UID:GID}
 */
public record Place(String network, String clips, String user) {

  /** The image's user, whom a new volume belongs to. */
  public static final String USER = "10001:10001";

  private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}";

  public Place {
    Words.check("network", network, NAME);
    Words.check("volume", clips, NAME + "|/[^:]{1,4095}");
    if (!user.matches("[1-9]\\d{0,9}:\\d{1,10}")) {
      throw new IllegalArgumentException(
          "agents in containers never run as root, but their clips belong to user %s; give them to another (chown)"
              .formatted(user));
    }
  }

  boolean isVolume() {
    return !clips.startsWith("/");
  }
}
