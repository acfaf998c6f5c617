package pasu.edge.spool;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;
import pasu.protocol.StreamMessage.Detected;

/** What is wrong with a spool, for people. Thread-safe. */
final class SpoolAlarms {

  private static final Logger log = LoggerFactory.getLogger(SpoolAlarms.class);
  private static final double EMPTY_ENOUGH = 0.8;
  private static final long MEBIBYTE = 1024 * 1024;

  private final Path folder;
  private final InstantSource clock;
  private long limitBytes;
  private @Nullable Instant fullSince;
  private @Nullable Instant failingSince;
  private @Nullable Instant leftSince;
  private String failure = "";
  private String lastRefused = "";
  private long givenUp;

  SpoolAlarms(Path folder, long limitBytes, InstantSource clock) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.clock = clock;
  }

  /** So much may be on the disk now. */
  synchronized void boundIs(long bytes) {
    limitBytes = bytes;
  }

  /** A clip had to make room. */
  synchronized void evicted() {
    givenUp++;
    fullSince = fullSince == null ? clock.instant() : fullSince;
  }

  /** There is no room for more of a clip, as all others come after it; it asks again and again. */
  synchronized void refused(Detected clip) {
    if (!clip.clip().equals(lastRefused)) {
      log.warn(
          "spool full, clip stays in memory camera={} clip={} limitBytes={}",
          clip.camera(),
          clip.clip(),
          limitBytes);
    }
    lastRefused = clip.clip();
    fullSince = fullSince == null ? clock.instant() : fullSince;
  }

  /** So much is on the disk after a clip was delivered. */
  synchronized void hold(long bytes) {
    if (fullSince != null && bytes <= EMPTY_ENOUGH * limitBytes) {
      log.info("spool has room again folder={} bytes={}", folder, bytes);
      fullSince = null;
    }
  }

  synchronized void failed(IOException e) {
    String now = e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    if (!now.equals(failure)) {
      log.warn("spool fails, frames stay in memory folder={} error=\"{}\"", folder, now);
    }
    failure = now;
    failingSince = failingSince == null ? clock.instant() : failingSince;
  }

  synchronized void worked() {
    if (failingSince != null) {
      log.info("spool works again folder={}", folder);
      failingSince = null;
      failure = "";
    }
  }

  /** A clip turned up that this edge does not deliver. */
  synchronized void left(Detected clip) {
    log.warn(
        "clip waits for a restart of the edge camera={} clip={} folder={}",
        clip.camera(),
        clip.clip(),
        folder);
    leftSince = leftSince == null ? clock.instant() : leftSince;
  }

  synchronized List<Alarm> raised(String source) {
    List<Alarm> raised = new ArrayList<>();
    if (fullSince != null) {
      raised.add(
          AlarmSentence.SPOOL_FULL.raise(
              source,
              Map.of("folder", folder, "limit", limitBytes / MEBIBYTE, "clips", givenUp),
              fullSince));
    }
    if (failingSince != null) {
      raised.add(
          AlarmSentence.SPOOL_FAILING.raise(
              source, Map.of("folder", folder, "failure", failure), failingSince));
    } else if (leftSince != null) {
      raised.add(AlarmSentence.SPOOL_LEFT.raise(source, Map.of("folder", folder), leftSince));
    }
    return raised;
  }
}
