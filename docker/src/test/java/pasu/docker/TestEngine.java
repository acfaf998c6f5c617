package pasu.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The real engine, with an image, a network and a volume of a test's own; all gone afterwards. */
final class TestEngine implements AutoCloseable {

  private static final String JDK = "pasu-jdk:local";
  private static final String LABEL = "pasu.test";
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10;

  private final String name =
      "pasu-test-" + Long.toHexString(RandomGenerator.getDefault().nextLong());
  private final Engine engine = Engine.at(LaunchOptions.ENGINE);

  private TestEngine() {}

  static TestEngine start(Path folder) throws IOException, InterruptedException {
    TestEngine test = new TestEngine();
    standIn();
    test.buildImage(folder);
    test.ask(docker -> docker.createNetworkCmd().withName(test.name).exec());
    test.ask(docker -> docker.createVolumeCmd().withName(test.name).exec());
    return test;
  }

  /** What an ordinary launcher of a test is told. */
  LaunchOptions options() {
    int first = FIRST_PORT + PORTS * RandomGenerator.getDefault().nextInt(FIRST_PORT / PORTS);
    return new LaunchOptions(
        LaunchOptions.ENGINE,
        name,
        name,
        "host-1",
        "control",
        new Place(name, name, Place.USER),
        new PortRange(first, first + PORTS - 1),
        "door.example",
        3,
        ContainerLimits.DEFAULTS,
        Map.of(LABEL, name));
  }

  String name() {
    return name;
  }

  String imageId() {
    return String.valueOf(ask(docker -> docker.inspectImageCmd(name).exec()).getId());
  }

  InspectContainerResponse inspect(String container) {
    return ask(docker -> docker.inspectContainerCmd(container).exec());
  }

  /** A container that has nothing to do with Pasu. */
  String runStranger(String called) {
    String id =
        ask(docker ->
                docker
                    .createContainerCmd(name)
                    .withName(called)
                    .withLabels(Map.of(LABEL, name))
                    .withEnv("PASU_CLUSTER_HOST=stranger")
                    .exec())
            .getId();
    ask(docker -> docker.startContainerCmd(id).exec());
    return id;
  }

  /** Waits until the program in a container says something. */
  void awaitWords(String container) throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    var listener =
        new ResultCallback.Adapter<Frame>() {
          @Override
          public void onNext(Frame line) {
            heard.countDown();
          }
        };
    ask(
        docker ->
            docker
                .logContainerCmd(container)
                .withStdOut(true)
                .withFollowStream(true)
                .exec(listener));
    heard.await();
    listener.onComplete();
  }

  void kill(String container) {
    ask(docker -> docker.killContainerCmd(container).exec());
    ask(docker -> docker.waitContainerCmd(container).start()).awaitStatusCode();
  }

  /** Whether the volume has a file, seen from a container that runs. */
  boolean hasFile(String container, String file) {
    try (InputStream content =
        ask(
            docker ->
                docker.copyArchiveFromContainerCmd(container, "/data/clips/" + file).exec())) {
      return content.read() >= 0;
    } catch (NotFoundException | IOException _) {
      return false;
    }
  }

  List<Container> containers() {
    return ask(
        docker ->
            docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LABEL, name))
                .exec());
  }

  void removeContainers() {
    for (Container container : containers()) {
      ask(docker -> docker.removeContainerCmd(container.getId()).withForce(true).exec());
    }
  }

  @Override
  public void close() {
    removeContainers();
    ask(docker -> docker.removeNetworkCmd(name).exec());
    ask(docker -> docker.removeVolumeCmd(name).exec());
    ask(docker -> docker.removeImageCmd(name).withForce(true).exec());
    engine.close();
  }

  private <T> T ask(Function<DockerClient, T> question) {
    return engine.ask(question);
  }

  /** An image with a JVM, made from this machine's; a moment's work when it is there. */
  private static void standIn() throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("pasu.tree"), "docker", "stand-in");
    int status = new ProcessBuilder(script.toString()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("docker/stand-in failed");
    }
  }

  private void buildImage(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/clips"));
    try (InputStream bytes = Waiting.class.getResourceAsStream("Waiting.class")) {
      Files.write(folder.resolve("Waiting.class"), bytes.readAllBytes());
    }
    Files.writeString(data.resolve("hello"), "");
    Files.writeString(
        folder.resolve("Dockerfile"),
        """
        FROM %s
        COPY Waiting.class /app/pasu/docker/
        COPY --chown=10001:10001 data /data
        ENTRYPOINT ["/opt/jdk/bin/java", "-cp", "/app", "pasu.docker.Waiting"]
        """
            .formatted(JDK));
    ask(
        docker ->
            docker
                .buildImageCmd(folder.toFile())
                .withTags(Set.of(name))
                .exec(new BuildImageResultCallback())
                .awaitImageId());
  }
}
