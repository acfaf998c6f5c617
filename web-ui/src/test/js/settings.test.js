import assert from "node:assert/strict";
import { test } from "node:test";
import { sections, seenBy } from "../../main/resources/webroot/js/settings/sections.js";
import { en } from "../../main/resources/webroot/js/strings.en.js";
import { ko } from "../../main/resources/webroot/js/strings.ko.js";

const ids = (some) => some.map(({ id }) => id);

test("every section has a name in every language, and an address of its own", () => {
  for (const { id } of sections) {
    assert.ok(
      [en, ko].every((texts) => `settings.${id}` in texts),
      id,
    );
  }
  assert.equal(new Set(ids(sections)).size, sections.length);
});

test("every section's module can render", async () => {
  for (const { id, load } of sections) {
    assert.equal(typeof (await load()).render, "function", id);
  }
});

test("nobody is shown a section that is not theirs", () => {
  const all = [
    { id: "display", seen: () => true },
    { id: "people", seen: ({ role }) => role !== "viewer" },
  ];
  assert.deepEqual(ids(seenBy({ role: "viewer" }, all)), ["display"]);
  assert.deepEqual(ids(seenBy({ role: "owner" }, all)), ["display", "people"]);
});
