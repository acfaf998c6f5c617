package pasu.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** The Docker engine of this host; what goes wrong there becomes a sentence. Blocks. */
final class Engine implements AutoCloseable {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  /** Longer than a container may take to stop. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

  private final String address;
  private final DockerClient client;

  private Engine(String address, DockerClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Makes a client; connects with the first question.
   *
   * @throws IllegalArgumentException where that is no address of an engine
   */
  static Engine at(String address) {
    Words.check("engine", address, "(unix|tcp|npipe|https?)://.+");
    ZerodepDockerHttpClient http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(URI.create(address))
            .connectionTimeout(CONNECT_PATIENCE)
            .responseTimeout(ANSWER_PATIENCE)
            .build();
    // No version of the API is named: the engine's own is spoken, whatever its age.
    var settings = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address);
    return new Engine(address, DockerClientImpl.getInstance(settings.build(), http));
  }

  /**
   * Asks the engine.
   *
   * @throws NotFoundException and the other answers that the engine gives itself
   * @throws LaunchException where it does not answer
   */
  <T> T ask(Function<DockerClient, T> question) {
    try {
      return question.apply(client);
    } catch (DockerException answer) {
      throw answer;
    } catch (RuntimeException silence) {
      throw new LaunchException(explain(silence), silence);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      // Its sockets end with the process.
    }
  }

  private String explain(Throwable silence) {
    String reason = reason(silence);
    if (reason.contains("Permission denied")) {
      return "Docker's socket %s may not be used by this user; add it to the socket's group"
              .formatted(address)
          + " (usermod -aG docker USER; in a container, group_add with the group's number)";
    }
    return "no Docker engine answers at %s (%s); install and start it, or name another with --engine"
        .formatted(address, reason);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
