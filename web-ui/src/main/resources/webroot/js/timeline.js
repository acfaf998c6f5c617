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
 * Where frames are missing, as {from, to, count}. The ranges name frames by the camera's numbers
 * and the clip does not say its first one, but the runs of stored frames between the ranges have
 * known lengths: the one place where they fit is where the times have their holes.
 */
export function gaps(times, ranges, durationMs) {
  if (ranges.length === 0) {
    return [];
  }
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  const offsets = storedBefore(sorted);
  const edges = edgesOf(times, durationMs);
  const start = bestStart(offsets, edges);
  return sorted.map((range, index) => ({
    ...edges[Math.min(start + offsets[index], edges.length - 1)],
    count: range.last - range.first + 1,
  }));
}

/** For each range, how many stored frames lie between the first range and it. */
function storedBefore(ranges) {
  const offsets = [0];
  for (let i = 1; i < ranges.length; i++) {
    offsets.push(offsets[i - 1] + ranges[i].first - ranges[i - 1].last - 1);
  }
  return offsets;
}

/** The spans between neighbouring frames, and those before the first and after the last. */
function edgesOf(times, durationMs) {
  const bounds = [0, ...times, Math.max(durationMs, times.at(-1) ?? 0)];
  return bounds.slice(1).map((to, index) => ({ from: bounds[index], to }));
}

function bestStart(offsets, edges) {
  const last = Math.max(0, edges.length - 1 - offsets.at(-1));
  const width = (start) => offsets.reduce((sum, offset) => sum + widthOf(edges[start + offset]), 0);
  let best = 0;
  for (let start = 1; start <= last; start++) {
    best = width(start) > width(best) ? start : best;
  }
  return best;
}

const widthOf = (edge) => edge ? edge.to - edge.from : 0;
