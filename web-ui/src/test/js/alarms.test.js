import assert from "node:assert/strict";
import { test } from "node:test";
import { byKind, sentence } from "../../main/resources/webroot/js/alarms.js";
import { language } from "../../main/resources/webroot/js/i18n.js";
import * as store from "../../main/resources/webroot/js/store.js";

const alarm = { source: "gateway", kind: "certificate", raised: true, since: "2026-11-30T00:00Z" };

const said = (alarm) =>
  sentence(alarm)
    .map(({ text }) => text)
    .join("");

test("an alarm says in the page's words what it said in English", () => {
  const wording = { sentence: "clock-ahead", values: { seconds: "12" } };

  assert.equal(language, "en");
  assert.equal(said({ wording }), "It is 12 s ahead of the server's.");
});

test("a time in it is written as the reader's are", () => {
  const wording = { sentence: "frozen", values: { since: "2026-11-30T11:22:33Z" } };

  assert.match(said({ wording }), /^The same picture since .*\d+:22.*\.$/);
});

test("what the system said of a failure is marked as foreign", () => {
  const wording = { sentence: "clips-failing", values: { failure: "No space left on device" } };

  const foreign = sentence({ wording }).filter((part) => part.foreign);

  assert.deepEqual(
    foreign.map(({ text }) => text),
    ["No space left on device"],
  );
});

test("an alarm to come, or one that lacks a value, is left to its English text", () => {
  const english = [{ text: "It is so.", foreign: true }];
  const text = "It is so.";
  assert.deepEqual(sentence({ text, wording: { sentence: "to-come", values: {} } }), english);
  assert.deepEqual(sentence({ text, wording: { sentence: "clock-ahead", values: {} } }), english);
  assert.deepEqual(sentence({ text, wording: null }), english);
  assert.deepEqual(sentence({ text }), english);
});

test("a gateway's alarm is there until it is taken back", () => {
  store.hearAlarm(alarm);
  store.hearAlarm(alarm);
  store.hearAlarm({ ...alarm, kind: "disk-full", source: "agent-1" });
  assert.deepEqual(byKind(store.alarms()), [{ kind: "certificate", alarms: [alarm] }]);

  store.hearAlarm({ ...alarm, raised: false });
  assert.deepEqual(store.alarms(), []);
});
