// Visits: clips of one camera that overlap or follow each other are one story, told as one.
// Grouped here, over all clips the page has, so that a visit is whole whatever page of the list
// its clips came with (ADR 47).

/** Clips that begin so soon after the end of another belong to its visit. */
const APART_MS = 5000;

const worst = ["recording", "finishing", "incomplete", "ready"];

export const startOf = (clip) => Date.parse(clip.startedAt);
export const endOf = (clip) => startOf(clip) + clip.durationMs;

/** Whether nothing more will come of it. */
export const inProgress = (clip) => clip.state === "recording" || clip.state === "finishing";

/** The visits of clips in any order, the one that began last first. */
export function visits(clips) {
  const cameras = new Map(clips.map(({ camera }) => [camera, []]));
  clips.forEach((clip) => cameras.get(clip.camera).push(clip));
  const all = [...cameras.values()].flatMap(ofOneCamera);
  return all.sort((a, b) => b.begin - a.begin || a.id.localeCompare(b.id));
}

function ofOneCamera(clips) {
  const groups = [];
  let end = -Infinity;
  for (const clip of [...clips].sort(byStart)) {
    if (startOf(clip) > end + APART_MS) {
      groups.push([]);
    }
    groups.at(-1).push(clip);
    end = Math.max(end, endOf(clip));
  }
  return groups.map(summary);
}

const byStart = (a, b) => startOf(a) - startOf(b) || a.id.localeCompare(b.id);

/**
 * What is said of a visit, in the words of a clip. Its id is that of its first clip: that stays
 * while others follow.
 */
function summary(clips) {
  const [first] = clips;
  const sum = (field) => clips.reduce((total, clip) => total + clip[field], 0);
  return {
    id: first.id,
    clips,
    begin: Date.parse(first.detectedAt),
    camera: first.camera,
    cause: first.cause,
    detectedAt: first.detectedAt,
    importance: Math.max(...clips.map(({ importance }) => importance)),
    durationMs: segments(clips).reduce((total, { length }) => total + length, 0),
    frames: sum("frames"),
    missing: sum("missing"),
    state: worst.find((state) => clips.some((clip) => clip.state === state)),
    pinned: clips.some(({ pinned }) => pinned),
    reviewed: clips.every(({ reviewed }) => reviewed),
  };
}

/** The visit a clip belongs to. */
export const visitOf = (all, id) => all.find(({ clips }) => clips.some((clip) => clip.id === id));

/**
 * A visit's clips on one line of time: at is where a clip's part begins, cut what is left out of
 * its beginning because the clip before shows it, length what remains. Milliseconds.
 */
export function segments(clips) {
  let at = 0;
  let shownTo = -Infinity;
  return clips.map((clip) => {
    const cut = Math.min(clip.durationMs, Math.max(0, shownTo - startOf(clip)));
    const segment = { id: clip.id, at, cut, length: clip.durationMs - cut };
    at += segment.length;
    shownTo = Math.max(shownTo, endOf(clip));
    return segment;
  });
}

/** Which clip a position of the visit lies in, and where in it. */
export function locate(parts, ms) {
  const part = parts.findLast(({ at }) => at <= ms) ?? parts[0];
  return { id: part.id, ms: ms - part.at + part.cut };
}
