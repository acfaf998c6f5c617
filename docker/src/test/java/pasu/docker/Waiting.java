package pasu.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What stands for an agent in a container: waits, and leaves a file when it is ended properly. */
final class Waiting {

  private Waiting() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(Waiting::leaveFile));
    System.out.println("waiting");
    new CountDownLatch(1).await();
  }

  private static void leaveFile() {
    try {
      Files.writeString(Path.of("/data/clips", System.getenv("PASU_CLUSTER_HOST") + ".ended"), "");
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
