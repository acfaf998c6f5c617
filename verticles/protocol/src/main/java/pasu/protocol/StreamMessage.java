package pasu.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The conversation that turns a detection, or a viewer's wish, into a lease. */
public sealed interface StreamMessage extends BusMessage {

  /**
   * The sensor fired: asks at {@link Addresses#DETECTIONS} for a lease to stream the clip. May be
   * asked again with the same clip for as long as the clip is not acknowledged; an edge that
   * already streams gets the lease it has. Told again at {@link Addresses#DETECTED}, once.
   *
   * @param clip 32 hex digits, drawn by the edge from a strong source
   * @param clipNumber names the clip in datagrams; 1 to 65,535, growing per camera and starting
   *     over
   * @param firstFrame number of the clip's first frame, with pre-roll
   * @param startedAt capture time of that frame
   * @param detectedAt the sensor's time
   * @param measure metres for a distance, share of changed picture for motion
   */
  record Detected(
      String camera,
      String clip,
      int clipNumber,
      long firstFrame,
      Instant startedAt,
      Instant detectedAt,
      Cause cause,
      @Nullable Double measure)
      implements StreamMessage {
    public Detected {
      Checks.name("camera", camera);
      Checks.clipId(clip);
      Checks.range("clipNumber", clipNumber, 1, 65_535);
      Checks.u32("firstFrame", firstFrame);
    }
  }

  /** Asks at {@link Addresses#LIVE_WANTED} for a lease to stream without a clip. */
  record LiveWanted(String camera) implements StreamMessage {
    public LiveWanted {
      Checks.name("camera", camera);
    }
  }

  /**
   * What the control plane decides of a lease.
   *
   * @param epoch only grows per camera; an agent writes only under the newest it was given
   * @param edgeSession names the edge's end in datagrams to it, 32 bits, random
   * @param secret what the keys of both directions are derived from
   * @param silenceMillis the lease ends when the agent heard nothing authentic for so long
   * @param dedicated whether its site shares an agent with no other
   */
  record Terms(
      String camera,
      String site,
      int importance,
      long epoch,
      Suite suite,
      Secret secret,
      long edgeSession,
      long silenceMillis,
      boolean dedicated) {
    /** Those of a site that shares agents with others. */
    public Terms(
        String camera,
        String site,
        int importance,
        long epoch,
        Suite suite,
        Secret secret,
        long edgeSession,
        long silenceMillis) {
      this(camera, site, importance, epoch, suite, secret, edgeSession, silenceMillis, false);
    }

    public Terms {
      Checks.name("camera", camera);
      Checks.name("site", site);
      Checks.range("importance", importance, 1, 5);
      Checks.range("epoch", epoch, 1, Long.MAX_VALUE);
      Checks.u32("edgeSession", edgeSession);
      Checks.range("silenceMillis", silenceMillis, 1, 600_000);
    }
  }

  /**
   * Asks one agent for a slot, or tells it of a further clip in the slot it gave. The agent is the
   * authority: it reserves, or refuses with code 409 when full and 410 when it knows a newer epoch.
   *
   * @param detected the clip to record; null for live only
   */
  record Admit(Terms terms, @Nullable Detected detected) implements StreamMessage {}

  /**
   * The agent's half of a lease.
   *
   * @param host where datagrams go
   * @param agentSession names the agent's end in datagrams to it, 32 bits, random
   */
  record Admitted(String agent, String host, int port, long agentSession) implements StreamMessage {
    public Admitted {
      Checks.name("agent", agent);
      Checks.port("port", port);
      Checks.u32("agentSession", agentSession);
    }
  }

  /** A lease: the right to stream. */
  record Grant(Terms terms, Admitted door) implements StreamMessage {

    /** The same by another way to the agent. */
    public Grant by(String host, int port) {
      return new Grant(terms, new Admitted(door.agent(), host, port, door.agentSession()));
    }
  }

  /** Told at {@link Addresses#QUITS}: an edge ended the stream it had under this epoch. */
  record Quit(String camera, long epoch) implements StreamMessage {}
}
