package pasu.docker;

/**
 * What an agent's container may use at most.
 *
 * @param memoryMebibytes with the swap; the JVM's heap takes 256 of it
 * @param processors of the host, fewer where it has fewer
 * @param threads a JVM with Vert.x and Hazelcast has about fifty
 * @param logMebibytes of each of two files of log
 */
public record ContainerLimits(int memoryMebibytes, int processors, int threads, int logMebibytes) {

  /** Room for three 720p streams and the video of a clip beside them. */
  public static final ContainerLimits DEFAULTS = new ContainerLimits(512, 2, 256, 10);

  private static final int LEAST_MEMORY = 384;

  public ContainerLimits {
    if (memoryMebibytes < LEAST_MEMORY || processors < 1 || threads < 1 || logMebibytes < 1) {
      throw new IllegalArgumentException(
          "an agent needs %d MiB, a processor, threads and a log, but would have %d MiB, %d, %d and %d MiB"
              .formatted(LEAST_MEMORY, memoryMebibytes, processors, threads, logMebibytes));
    }
  }

  long memoryBytes() {
    return memoryMebibytes * 1024L * 1024;
  }
}
