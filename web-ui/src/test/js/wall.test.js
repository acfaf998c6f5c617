import assert from "node:assert/strict";
import { test } from "node:test";
import { stepDown } from "../../main/resources/webroot/js/decode.js";

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
