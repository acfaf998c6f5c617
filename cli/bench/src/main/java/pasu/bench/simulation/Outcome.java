package pasu.bench.simulation;

import java.time.Duration;

/**
 * What became of a simulated stream.
 *
 * @param missing frames of the clip that were not durable in the end
 * @param differing frames that are not what was captured
 * @param late from the capture of the last frame until all were durable
 * @param bandwidth bytes of all datagrams the edge sent by bytes of the frames' datagrams sent once
 * @param shown frames that a viewer saw
 * @param shownInTime frames that a viewer saw within 250 ms of their capture
 * @param outOfOrder frames that a viewer saw after a newer one
 * @param silences how often the edge believed the agent to be gone
 */
public record Outcome(
    int captured,
    int missing,
    int differing,
    Duration late,
    double bandwidth,
    int shown,
    long shownInTime,
    int outOfOrder,
    int silences,
    boolean acknowledged) {}
