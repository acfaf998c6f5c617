import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { motion, shortcuts } from "../../main/resources/webroot/js/choices.js";
import { elsewhere } from "../../main/resources/webroot/js/keys.js";

const kept = new Map();
let asksForLess = false;

globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null };
globalThis.matchMedia = () => ({ matches: asksForLess });
globalThis.document = { querySelector: () => null };

afterEach(() => {
  kept.clear();
  asksForLess = false;
});

const press = (key, more = {}) => elsewhere({ key, target: { closest: () => null }, ...more });

test("single keys act until a reader switches them off", () => {
  assert.equal(press("p"), false);

  kept.set("pasu.shortcuts", "off");

  assert.equal(press("p"), true);
  assert.equal(press("?"), true);
  assert.equal(press(" "), false);
  assert.equal(press("ArrowLeft"), false);
  assert.equal(press("Escape"), false);
});

test("things move unless the reader or the system minds", () => {
  assert.equal(motion(), true);
  asksForLess = true;
  assert.equal(motion(), false);
  asksForLess = false;
  kept.set("pasu.motion", "off");
  assert.equal(motion(), false);
});

test("where a browser forbids its storage, nothing was chosen", () => {
  globalThis.localStorage = {
    getItem: () => {
      throw new Error("forbidden");
    },
  };
  assert.equal(shortcuts() && motion(), true);
});
