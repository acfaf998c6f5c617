package pasu.agent.clip;

import java.time.Duration;

/**
 * How clips are written.
 *
 * @param queueBytes how much may be in memory and not yet on disk; beyond it clip frames are
 *     refused, and the edges keep them. 64 MiB are 20 seconds of four 720p cameras
 * @param syncInterval how late a frame may be made durable, hence how much a power cut can cost
 * @param retryInterval how soon after a failure writing is tried again; recording goes on that soon
 *     after old clips made room on a full disk
 * @param maxFrames of one clip; what an edge announces beyond it is refused. 90 s at 180 frames/s
 * @param finishers how many MP4s are made at a time; 1 to 2, so that recording never waits for a
 *     processor
 * @param thumbnailWidth pixels
 * @param reserveBytes below so much free space old clips have to go; at most a tenth of the disk. A
 *     quarter of it is never written to, so that the database can say which (ADR 15)
 * @param manifestPatience how long an edge may say nothing of a clip of which frames came, in no
 *     frame, manifest or PROBE, before the clip is closed as it is. PROBEs come several times a
 *     second; should the edge go on with it all the same, the clip is reopened under a newer lease
 */
public record ClipOptions(
    long queueBytes,
    Duration syncInterval,
    Duration retryInterval,
    int maxFrames,
    int finishers,
    int thumbnailWidth,
    long reserveBytes,
    Duration manifestPatience) {

  public static final ClipOptions DEFAULTS =
      new ClipOptions(
          64L << 20,
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          16_384,
          1,
          320,
          256L << 20,
          Duration.ofMinutes(1));

  public ClipOptions {
    if (queueBytes < 4L << 20) {
      throw new IllegalArgumentException(
          "queueBytes must be at least 4 MiB, two of the largest frames, but is " + queueBytes);
    }
    if (finishers < 1 || finishers > 2) {
      throw new IllegalArgumentException("finishers must be 1 or 2, but is " + finishers);
    }
    if (maxFrames < 1) {
      throw new IllegalArgumentException("maxFrames must be positive, but is " + maxFrames);
    }
    if (thumbnailWidth < 16 || thumbnailWidth > 4_096) {
      throw new IllegalArgumentException(
          "thumbnailWidth must be 16 to 4,096, but is " + thumbnailWidth);
    }
    if (reserveBytes < 0) {
      throw new IllegalArgumentException(
          "reserveBytes must not be negative, but is " + reserveBytes);
    }
    positive("syncInterval", syncInterval);
    positive("retryInterval", retryInterval);
    positive("manifestPatience", manifestPatience);
  }

  /** The same with another patience. */
  public ClipOptions withManifestPatience(Duration patience) {
    return new ClipOptions(
        queueBytes,
        syncInterval,
        retryInterval,
        maxFrames,
        finishers,
        thumbnailWidth,
        reserveBytes,
        patience);
  }

  private static void positive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("%s must be positive, but is %s".formatted(what, value));
    }
  }
}
