package pasu.bench.wall;

/** A picture of a camera, by the same clock: when it was captured, and when a tile showed it. */
record Sight(double capturedMillis, double shownMillis) {}
