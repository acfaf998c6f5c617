package pasu.docker;

import java.util.Locale;

/** What an engine's host is called: the same for every launcher there, whatever it runs in. */
public final class EngineName {

  private static final int LONGEST = 40;

  private EngineName() {}

  /**
   * Asks for it, and makes it a name of a-z, 0-9 and -. Blocks.
   *
   * @throws LaunchException where no engine answers
   */
  public static String of(String engine) {
    try (Engine docker = Engine.at(engine)) {
      return plain(String.valueOf(docker.ask(client -> client.infoCmd().exec()).getName()));
    }
  }

  static String plain(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String begun = plain.startsWith("-") ? plain.substring(1) : plain;
    return begun.isEmpty() ? "launcher" : begun.substring(0, Math.min(LONGEST, begun.length()));
  }
}
