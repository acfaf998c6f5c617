package pasu.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one image that is started, by its id: a name may be given to another image meanwhile.
 *
 * @param id {@code sha256:…}
 */
record PinnedImage(String id) {

  /**
   * Looks it up.
   *
   * @throws LaunchException where it is missing, or is not the one that was meant
   */
  static PinnedImage find(Engine engine, String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    InspectImageResponse image = inspect(engine, plain, name);
    String id = Objects.requireNonNull(image.getId(), "an image without an id");
    if (at >= 0 && !isCalled(name.substring(at + 1), id, image.getRepoDigests())) {
      throw new LaunchException(
          "image %s is %s, not %s; pull the one that was meant, or pin the one that is there"
              .formatted(plain, id, name.substring(at + 1)));
    }
    return new PinnedImage(id);
  }

  private static InspectImageResponse inspect(Engine engine, String plain, String name) {
    try {
      return engine.ask(docker -> docker.inspectImageCmd(plain).exec());
    } catch (NotFoundException _) {
      throw new LaunchException(
          "image %s is not on this host; build it (docker/build) or fetch it (docker pull %s)"
              .formatted(plain, name));
    }
  }

  /** An image has the digest of its content, and one for each registry it was pushed to. */
  private static boolean isCalled(String digest, String id, @Nullable List<String> inRegistries) {
    List<String> names = Objects.requireNonNullElse(inRegistries, List.of());
    return digest.equals(id) || names.stream().anyMatch(name -> name.endsWith("@" + digest));
  }
}
