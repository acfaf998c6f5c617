package pasu.bench.failover;

import java.time.Duration;

/**
 * What a fault cost.
 *
 * @param served from the fault until the detection that came with it had its lease
 * @param healed from the end of the fault, or the start of what had ended, until all was as before
 * @param incomplete clips that lack a frame, on disk or in the catalog's eyes
 */
record Trial(
    Fault fault,
    Duration served,
    Duration healed,
    int clips,
    int incomplete,
    int frames,
    int missing) {}
