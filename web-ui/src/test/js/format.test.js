import assert from "node:assert/strict";
import { test } from "node:test";
import { dayKey, dayName, position, span } from "../../main/resources/webroot/js/format.js";
import { t } from "../../main/resources/webroot/js/i18n.js";

test("a span is minutes and seconds, and hours where there are any", () => {
  assert.deepEqual([0, 499, 35_000, 61_000, 3_600_000, 3_725_000].map(span), [
    "0:00",
    "0:00",
    "0:35",
    "1:01",
    "1:00:00",
    "1:02:05",
  ]);
});

test("a span is never negative", () => {
  assert.equal(span(-5000), "0:00");
});

test("a position shows milliseconds and carries into the minute", () => {
  assert.deepEqual([0, 1466.7, 59_999.6, 60_000, 71_005].map(position), [
    "0:00.000",
    "0:01.467",
    "1:00.000",
    "1:00.000",
    "1:11.005",
  ]);
});

test("days of one month sort by their keys", () => {
  assert.ok(dayKey(new Date(2026, 8, 9)) < dayKey(new Date(2026, 8, 10)));
});

test("today and yesterday are called so, also over the end of a month", () => {
  const now = new Date(2026, 2, 1, 0, 30).getTime();
  assert.equal(dayName("2026-03-01", now), t("day.today"));
  assert.equal(dayName("2026-02-28", now), t("day.yesterday"));
  assert.ok(dayName("2026-02-27", now).includes("27"));
});

test("an older day's heading says the year, where it is another one", () => {
  const now = new Date(2026, 0, 20).getTime();
  assert.ok(dayName("2025-12-31", now).includes("2025"));
  assert.ok(!dayName("2026-01-02", now).includes("2026"));
});
