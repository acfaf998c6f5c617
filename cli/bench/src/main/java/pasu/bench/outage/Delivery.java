package pasu.bench.outage;

/**
 * What became of an outage's clips.
 *
 * @param whole clips of which all is stored, at the times it happened
 * @param wrongFrames missing, changed, or of another time
 * @param early clips that came before an older one
 * @param seconds from the link's return until the last clip was acknowledged
 * @param bytes of all clips
 * @param alone what a viewer saw of another camera before
 * @param meanwhile and while clips were delivered
 */
record Delivery(
    int whole,
    int wrongFrames,
    int frames,
    int early,
    double seconds,
    long bytes,
    LiveFigures alone,
    LiveFigures meanwhile) {}
