import assert from "node:assert/strict";
import { test } from "node:test";
import { glimpses } from "../../main/resources/webroot/js/preview.js";
import { locate, segments, visitOf, visits } from "../../main/resources/webroot/js/visits.js";

const NOON = Date.parse("2026-11-30T12:00:00Z");
const at = (seconds) => new Date(NOON + seconds * 1000).toISOString();

/** A clip that begins at a second of the day's, detected five later. */
const clip = (id, start, seconds, more = {}) => ({
  id,
  camera: "yard",
  startedAt: at(start),
  detectedAt: at(start + 5),
  durationMs: seconds * 1000,
  importance: 3,
  cause: "motion",
  frames: seconds * 10,
  missing: 0,
  state: "ready",
  pinned: false,
  reviewed: true,
  ...more,
});
const ids = (some) => some.map(({ clips }) => clips.map(({ id }) => id));

test("clips that follow each other or overlap are one visit, in the order they began", () => {
  const all = [clip("c", 62, 30), clip("a", 0, 35), clip("b", 33, 30)];
  assert.deepEqual(ids(visits(all)), [["a", "b", "c"]]);
});

test("clips apart, or of another camera, are visits of their own, the latest first", () => {
  const all = [clip("a", 0, 35), clip("b", 41, 30), clip("c", 10, 35, { camera: "door" })];
  assert.deepEqual(ids(visits(all)), [["b"], ["c"], ["a"]]);
});

test("a short clip within a long one does not end the visit", () => {
  const all = [clip("a", 0, 60), clip("b", 10, 5), clip("c", 58, 30)];
  assert.deepEqual(ids(visits(all)), [["a", "b", "c"]]);
});

test("a visit is the same whatever page its clips came with", () => {
  const all = Array.from({ length: 20 }, (_, n) => clip(`c${n}`, n * 30, n % 7 === 6 ? 20 : 30));
  const pages = [all.slice(12), all.slice(5, 12), all.slice(0, 5)];
  assert.deepEqual(ids(visits(pages.flat())), ids(visits(all)));
  assert.ok(visits(all).length > 1);
});

test("a visit keeps its id while clips follow", () => {
  const [before] = visits([clip("a", 0, 35)]);
  const [after] = visits([clip("b", 35, 30), clip("a", 0, 35)]);
  assert.equal(after.id, before.id);
});

test("a visit says the sum and the worst of its clips, and time shown twice counts once", () => {
  const [visit] = visits([
    clip("a", 0, 35, { missing: 2 }),
    clip("b", 30, 30, { state: "incomplete", pinned: true, reviewed: false, importance: 5 }),
  ]);
  assert.deepEqual(
    [visit.durationMs, visit.frames, visit.missing, visit.state, visit.pinned, visit.reviewed],
    [60_000, 650, 2, "incomplete", true, false],
  );
  assert.equal(visit.importance, 5);
});

test("a visit is recording while one of its clips is", () => {
  assert.equal(
    visits([clip("a", 0, 35), clip("b", 35, 3, { state: "recording" })])[0].state,
    "recording",
  );
});

test("a position of a visit is found in the clip it lies in", () => {
  const parts = segments([clip("a", 0, 35), clip("b", 30, 30), clip("c", 64, 10)]);
  assert.deepEqual(
    parts.map(({ at: from, cut, length }) => [from, cut, length]),
    [
      [0, 0, 35_000],
      [35_000, 5000, 25_000],
      [60_000, 0, 10_000],
    ],
  );
  assert.deepEqual(locate(parts, 34_999), { id: "a", ms: 34_999 });
  assert.deepEqual(locate(parts, 35_000), { id: "b", ms: 5000 });
  assert.deepEqual(locate(parts, 61_000), { id: "c", ms: 1000 });
  assert.deepEqual(locate(parts, -1), { id: "a", ms: -1 });
});

test("the visit of a clip is found by any of its clips", () => {
  const all = visits([clip("a", 0, 35), clip("b", 35, 30), clip("c", 200, 30)]);
  assert.equal(visitOf(all, "b").id, "a");
  assert.equal(visitOf(all, "x"), undefined);
});

test("a preview is few frames, evenly over all clips", () => {
  assert.deepEqual(glimpses([clip("a", 0, 2), clip("b", 2, 2)], 4), [
    ["a", 5],
    ["a", 15],
    ["b", 5],
    ["b", 15],
  ]);
  assert.deepEqual(glimpses([{ id: "a", frames: 1 }], 8), [["a", 0]]);
  assert.deepEqual(glimpses([{ id: "a", frames: 0 }], 8), []);
});
