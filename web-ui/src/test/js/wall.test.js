import assert from "node:assert/strict";
import { test } from "node:test";
import { stepDown } from "../../main/resources/webroot/js/decode.js";
import { arrangement, asBefore, recordingFirst } from "../../main/resources/webroot/js/live.js";

const cameras = ["door", "gate", "yard", "shed"].map((id) => ({ id }));
const ids = (some) => some.map(({ id }) => id);

test("a wall is as square as may be, and smaller beyond six", () => {
  assert.deepEqual([0, 1, 2, 6, 7, 16].map(arrangement), [
    { columns: 1, rows: 1, many: false },
    { columns: 1, rows: 1, many: false },
    { columns: 2, rows: 1, many: false },
    { columns: 3, rows: 2, many: false },
    { columns: 3, rows: 3, many: true },
    { columns: 4, rows: 4, many: true },
  ]);
});

test("cameras that record come first, all others stay in their order", () => {
  const clips = [
    { camera: "yard", state: "recording" },
    { camera: "gate", state: "ready" },
  ];
  assert.deepEqual(ids(recordingFirst(cameras, clips)), ["yard", "door", "gate", "shed"]);
});

test("nothing moves under the hands of whoever is at the wall; what is new comes last", () => {
  const shown = ["yard", "shed", "door"].map((id) => ({ element: { dataset: { id } } }));
  assert.deepEqual(ids(asBefore(cameras, shown)), ["yard", "shed", "door", "gate"]);
});

test("a picture is decoded no larger than it needs be, and hardly smaller", () => {
  const hd = { width: 1280, height: 720 };
  assert.deepEqual(
    [2560, 1280, 900, 640, 420, 320, 160, 40].map((shown) => stepDown(hd, shown)),
    [1, 1, 1, 2, 2, 4, 8, 8],
  );
  assert.equal(stepDown({ width: 320, height: 240 }, 340), 1);
});

test("a canvas that is not shown changes nothing", () => {
  assert.equal(stepDown({ width: 1280, height: 720 }, 0), 1);
});
