import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, frameAt, gaps } from "../../main/resources/webroot/js/timeline.js";

const uneven = [0, 66.7, 133.3, 900, 966.7];

test("shows the last frame that began", () => {
  assert.deepEqual(
    [0, 60, 66.7, 500, 899, 5000].map((at) => frameAt(uneven, at)),
    [0, 0, 1, 2, 3, 4],
  );
});

test("counts a frame as reached where a video's clock rounds down", () => {
  assert.equal(frameAt(uneven, 66.4), 1);
  assert.equal(frameAt(uneven, 64.6), 0);
});

test("shows the first frame before its time, and none where there is none", () => {
  assert.equal(frameAt([500, 600], 0), 0);
  assert.equal(frameAt([], 100), -1);
});

test("each frame's own time finds that frame", () => {
  const times = Array.from({ length: 525 }, (_, n) => (n * 1000) / 15);
  times.forEach((time, n) => assert.equal(frameAt(times, time), n));
});

test("the clock goes at its speed and stops at the end", () => {
  assert.equal(advance(1000, 40, 0.5, 5000), 1020);
  assert.equal(advance(4990, 40, 2, 5000), 5000);
});

const clip = (numbers, missingRanges) => ({
  frameTimes: numbers.map((n) => (n - 100) * 10),
  firstFrame: numbers[0] ?? null,
  missingRanges,
  durationMs: 100,
});

test("a gap lies between the stored frames around it", () => {
  assert.deepEqual(gaps(clip([100, 101, 104, 105], [{ first: 102, last: 103 }])), [
    { first: 102, last: 103, from: 10, to: 40, count: 2 },
  ]);
});

test("several gaps are found in any order", () => {
  const ranges = [
    { first: 106, last: 106 },
    { first: 101, last: 102 },
  ];
  assert.deepEqual(gaps(clip([100, 103, 104, 105, 107], ranges)), [
    { first: 101, last: 102, from: 0, to: 30, count: 2 },
    { first: 106, last: 106, from: 50, to: 70, count: 1 },
  ]);
});

test("frames missing at the beginning and at the end are gaps too", () => {
  const ranges = [
    { first: 100, last: 101 },
    { first: 104, last: 109 },
  ];
  assert.deepEqual(gaps(clip([102, 103], ranges)), [
    { first: 100, last: 101, from: 0, to: 20, count: 2 },
    { first: 104, last: 109, from: 30, to: 100, count: 6 },
  ]);
});

test("a clip without frames, or without gaps, has none to show", () => {
  assert.deepEqual(gaps(clip([], [{ first: 1, last: 2 }])), []);
  assert.deepEqual(gaps(clip([100, 101], [])), []);
});
