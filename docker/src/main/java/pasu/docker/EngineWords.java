package pasu.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine's refusals mean for whoever runs Pasu. */
final class EngineWords {

  private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"(.*?)(?<!\\\\)\"");

  private EngineWords() {}

  static boolean isPortTaken(DockerException refusal) {
    String words = words(refusal);
    return words.contains("port is already allocated") || words.contains("address already in use");
  }

  static LaunchException nameTaken(String name) {
    return new LaunchException(
        "a container that is not this launcher's is called %s; rename it (docker rename %s …), or remove it"
            .formatted(name, name));
  }

  static LaunchException notStarted(String agent, DockerException refusal) {
    return new LaunchException(
        "Docker does not start %s: %s".formatted(agent, words(refusal)), refusal);
  }

  static LaunchException missing(String what, String name) {
    return new LaunchException(
        "there is no %s %s; create it (docker %s create %s), or name another with --%s"
            .formatted(what, name, what, name, what));
  }

  /** The engine's own sentence, out of its JSON. */
  private static String words(DockerException refusal) {
    Matcher matcher = MESSAGE.matcher(String.valueOf(refusal.getMessage()));
    return matcher.find() ? matcher.group(1) : String.valueOf(refusal.getMessage()).strip();
  }
}
