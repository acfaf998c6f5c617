package pasu.edge.sensor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Cause;

/**
 * One firing of a sensor.
 *
 * @param at the sensor's own time
 * @param measure metres for a distance, share of changed picture for motion
 */
public record Trigger(Cause cause, Instant at, @Nullable Double measure) {}
