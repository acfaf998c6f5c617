import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askedOf,
  filterOf,
  isPlain,
  queryOf,
  wants,
} from "../../main/resources/webroot/js/filter.js";
import { parse, to } from "../../main/resources/webroot/js/routes.js";

test("a filter is kept in the address", () => {
  const filter = filterOf("yard", { day: "2026-11-30", cause: "motion", order: "importance" });
  const { id, query } = parse(to("clips", filter.camera, queryOf(filter)));
  assert.deepEqual(filterOf(id, query), filter);
});

test("what makes no sense in an address is no filter", () => {
  for (const day of ["yesterday", "2026-13-01", "2026-02-30", "2026-1-1", "<b>"]) {
    assert.ok(isPlain(filterOf(null, { day, cause: "cat", order: "size" })), day);
  }
});

test("a day is asked for from its first moment here to that of the next", () => {
  const { from, before } = askedOf(filterOf(null, { day: "2026-12-31" }));
  assert.equal(from, new Date(2026, 11, 31).toISOString());
  assert.equal(before, new Date(2027, 0, 1).toISOString());
});

test("what is heard later is held against the same filter", () => {
  const clip = { camera: "yard", cause: "motion", detectedAt: new Date(2026, 10, 30, 23, 59, 59) };
  const wanted = (camera, query) => wants(filterOf(camera, query))(clip);
  assert.ok(wanted(null, {}));
  assert.ok(wanted("yard", { day: "2026-11-30", cause: "motion" }));
  assert.ok(!wanted("door", {}));
  assert.ok(!wanted(null, { day: "2026-12-01" }));
  assert.ok(!wanted(null, { cause: "timer" }));
});
