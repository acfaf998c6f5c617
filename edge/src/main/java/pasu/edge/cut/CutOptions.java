package pasu.edge.cut;

import java.time.Duration;

/**
 * How clips are cut.
 *
 * @param camera whose
 * @param preRoll how much of a clip is from before its detection
 * @param length how much is from after it
 * @param delay how long after it happened a detection is told, at most
 * @param ringBytes memory for the pre-roll, which it may shorten
 */
public record CutOptions(
    String camera, Duration preRoll, Duration length, Duration delay, long ringBytes) {}
