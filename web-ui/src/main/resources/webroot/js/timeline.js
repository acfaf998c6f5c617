// A clip's time: where frames lie, which one is shown when, and where some are missing. All in
// milliseconds since the clip's start.

/** Video positions come back rounded; a frame this near counts as reached. */
const NEAR_MS = 2;

/** The last frame that began at or before a position; 0 where none did, -1 where there is none. */
export function frameAt(times, position) {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    [low, high] = times[middle] <= position + NEAR_MS ? [middle, high] : [low, middle - 1];
  }
  return Math.min(low, times.length - 1);
}

/** Where the clock stands after some real time, never beyond the end. */
export function advance(position, elapsedMs, speed, end) {
  return Math.min(end, position + elapsedMs * speed);
}

/**
 * Where frames are missing, as {first, last, from, to, count}: from the stored frame before them to the one after.
 *
 * @param firstFrame the camera's number of the first stored frame, null where none is stored
 * @param missingRanges {first, last} by the camera's numbers
 */
export function gaps({ frameTimes, firstFrame, missingRanges, durationMs }) {
  if (firstFrame === null || frameTimes.length === 0) {
    return [];
  }
  const bounds = [0, ...frameTimes, Math.max(durationMs, frameTimes.at(-1))];
  const sorted = [...missingRanges].sort((a, b) => a.first - b.first);
  let missingBefore = 0;
  return sorted.map(({ first, last }) => {
    const stored = Math.min(frameTimes.length, Math.max(0, first - firstFrame - missingBefore));
    missingBefore += Math.max(0, last - Math.max(first, firstFrame) + 1);
    return { first, last, from: bounds[stored], to: bounds[stored + 1], count: last - first + 1 };
  });
}
