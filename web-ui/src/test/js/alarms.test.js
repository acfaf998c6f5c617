import assert from "node:assert/strict";
import { test } from "node:test";
import { byKind, sentence } from "../../main/resources/webroot/js/alarms.js";
import { language } from "../../main/resources/webroot/js/i18n.js";
import * as store from "../../main/resources/webroot/js/store.js";

const alarm = { source: "gateway", kind: "certificate", raised: true, since: "2026-11-30T00:00Z" };

test("an alarm says in the page's words what it said in English", () => {
  const wording = { sentence: "clock-ahead", values: { seconds: "12" } };

  assert.equal(language, "en");
  assert.equal(sentence({ wording }), "It is 12 s ahead of the server's.");
});

test("a time in it is written as the reader's are", () => {
  const wording = { sentence: "frozen", values: { since: "2026-11-30T11:22:33Z" } };

  assert.match(sentence({ wording }), /^The same picture since .*\d+:22.*\.$/);
});

test("an alarm to come is left to its English text", () => {
  assert.equal(sentence({ wording: { sentence: "to-come", values: {} } }), null);
  assert.equal(sentence({ wording: null }), null);
  assert.equal(sentence({}), null);
});

test("a gateway's alarm is there until it is taken back", () => {
  store.hearAlarm(alarm);
  store.hearAlarm(alarm);
  store.hearAlarm({ ...alarm, kind: "disk-full", source: "agent-1" });
  assert.deepEqual(byKind(store.alarms()), [{ kind: "certificate", alarms: [alarm] }]);

  store.hearAlarm({ ...alarm, raised: false });
  assert.deepEqual(store.alarms(), []);
});
